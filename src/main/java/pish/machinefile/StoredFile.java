package pish.machinefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import pish.node.ClusterFile;
import pish.node.FileFault;

/**
 * A machinefile on disk. What is written takes its place whole or not at all, and the version before stays beside it as
 * {@code FILE~}.
 */
public final class StoredFile {
    /** A line for each of 10,000 nodes takes a tenth of it. */
    private static final int LARGEST = 4 << 20;

    private static final Set<PosixFilePermission> NEW_FILE = PosixFilePermissions.fromString("rw-r--r--");

    private final Path file;
    private final boolean present;
    private final byte[] bytes;

    private StoredFile(Path file, boolean present, byte[] bytes) {
        this.file = file;
        this.present = present;
        this.bytes = bytes;
    }

    /**
     * Reads a file; one that is not there is empty.
     *
     * @throws IOException if it cannot be read, is too large, or others may write it; says which and why
     */
    public static StoredFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new StoredFile(file, false, new byte[0]);
        }
        try {
            var refusal = ClusterFile.refusal(file);
            if (refusal.isPresent()) {
                throw new IOException(refusal.get());
            }
            if (!Files.isRegularFile(file)) {
                throw new IOException(file + " is no file");
            }
            try (var in = Files.newInputStream(file)) {
                var bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw new IOException(file + " is no machinefile: it is larger than 4 MiB");
                }
                return new StoredFile(file, true, bytes);
            }
        } catch (FileSystemException e) {
            throw new IOException("cannot read " + file + ": " + FileFault.reason(e), e);
        }
    }

    /** Returns whether the file is there. */
    public boolean present() {
        return present;
    }

    /** Returns its text; bytes that are not UTF-8 are taken for Latin-1, and so written back as they were. */
    public String text() {
        return decode(bytes);
    }

    /** Returns the text that bytes are: in UTF-8, else in Latin-1. */
    static String decode(byte[] bytes) {
        return new String(bytes, charset(bytes));
    }

    private static Charset charset(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /**
     * Replaces the file, and keeps what it was as {@code FILE~}.
     *
     * @throws IOException if that is not possible, or somebody else has changed the file since it was read
     */
    public void replace(String text) throws IOException {
        if (read(file).present != present || !Arrays.equals(read(file).bytes, bytes)) {
            throw new IOException(file + " was changed meanwhile: nothing written");
        }
        replace(text.getBytes(charset(bytes)));
    }

    /**
     * Exchanges the file and the version before it.
     *
     * @throws IOException if there is none before it, or one of them cannot be written
     */
    public StoredFile undo() throws IOException {
        replace(before().bytes);
        return read(file);
    }

    /**
     * Returns the version before this one.
     *
     * @throws IOException if there is none
     */
    public StoredFile before() throws IOException {
        var before = read(backup(file));
        if (!before.present) {
            throw new IOException("nothing to undo: there is no " + backup(file));
        }
        return before;
    }

    private void replace(byte[] content) throws IOException {
        try {
            // a link stays one: what it points to is replaced
            var target = present ? file.toRealPath() : file;
            var mode = present ? Files.getPosixFilePermissions(target) : NEW_FILE;
            if (present) {
                write(backup(file), bytes, mode);
            }
            write(target, content, mode);
        } catch (FileSystemException e) {
            throw new IOException("cannot write " + file + ": " + FileFault.reason(e), e);
        }
    }

    private static void write(Path target, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        var beside = Files.createTempFile(folder, "." + target.getFileName(), ".new");
        try {
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.setPosixFilePermissions(beside, mode);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Path backup(Path file) {
        return file.resolveSibling(file.getFileName() + "~");
    }
}
