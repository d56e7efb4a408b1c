package pish.script;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import pish.node.FileFault;

/**
 * A file that only grows, in whole pieces: where the disk is full in the middle of a piece, what was written of it is taken
 * back, because half a command is another command. Only its owner may read it. Not a {@link
 * java.nio.channels.FileChannel}: that one closes itself when the thread that uses it is interrupted.
 */
final class RecordingFile implements Closeable {
    private final Path path;
    private final boolean regular;
    /** Appends, so that two pish that write to one file do not overwrite each other's pieces. */
    private final OutputStream out;

    private final RandomAccessFile file;
    private long mark = -1;
    private long end = -1;

    private RecordingFile(Path path) throws IOException {
        this.path = path;
        this.regular = Files.isRegularFile(path);
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.out = new FileOutputStream(path.toFile(), true);
    }

    /**
     * Opens it, and makes it with mode 600 if there is none.
     *
     * @throws IOException if that is not possible; says which and why
     */
    static RecordingFile open(Path path) throws IOException {
        try {
            if (!Files.exists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            if (Files.isDirectory(path)) {
                throw new IOException("it is a folder");
            }
            return new RecordingFile(path);
        } catch (NoSuchFileException e) {
            throw new IOException("cannot write " + path + ": no such folder", e);
        } catch (IOException e) {
            throw new IOException("cannot write " + path + ": " + FileFault.reason(e), e);
        }
    }

    Path path() {
        return path;
    }

    /** Returns whether its last line has no newline. */
    boolean endsMidLine() throws IOException {
        if (!regular || file.length() == 0) {
            return false;
        }
        file.seek(file.length() - 1);
        return file.read() != '\n';
    }

    /** Adds all of a text at the end, or on an error none of it. */
    void append(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long before = regular ? file.length() : 0;
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            takeBack(before, e);
            throw e;
        }
        mark = before;
        end = before + bytes.length;
    }

    private void takeBack(long length, IOException fault) {
        try {
            if (regular) {
                file.setLength(length);
            }
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
    }

    /** Takes the last piece back, unless something has been written after it; returns whether it is gone. */
    boolean takeBackLast() throws IOException {
        boolean last = regular && mark >= 0 && file.length() == end;
        if (last) {
            file.setLength(mark);
            mark = -1;
        }
        return last;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            out.close();
        }
    }
}
