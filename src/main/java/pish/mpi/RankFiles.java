package pish.mpi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pish.exec.Event;
import pish.exec.Rank;
import pish.node.FileFault;
import pish.transport.Stream;

/**
 * Writes what each rank prints to two files in a folder, {@code rank-3.out} and {@code rank-3.err}, byte for byte. A file is
 * made when there is something to write, and is open only while that is done, so that a job may have thousands of ranks.
 */
public final class RankFiles {
    /** How many jobs' folders are kept. */
    public static final int KEPT = 20;

    private static final int BUFFER = 32 << 10;

    private final Path folder;
    private final Map<Path, ByteArrayOutputStream> buffers = new HashMap<>();

    private RankFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes a folder that is named, mode 700, unless it is there.
     *
     * @throws IOException if that fails, or files of ranks are in it; says which and why
     */
    public static RankFiles in(Path folder) throws IOException {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "rank-*.{out,err}")) {
                if (old.iterator().hasNext()) {
                    throw new IOException(folder + " holds the files of another job: name a new folder");
                }
            }
            return new RankFiles(folder);
        } catch (java.nio.file.FileSystemException e) {
            throw new IOException("cannot write to " + folder + ": " + FileFault.reason(e), e);
        }
    }

    /**
     * Makes the next folder of a base, named by the number after the largest there is, and removes the oldest ones.
     *
     * @throws IOException if that fails; says which and why
     */
    public static RankFiles next(Path base) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        if (Files.isDirectory(base)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(base)) {
                for (Path old : folders) {
                    if (old.getFileName().toString().matches("[1-9][0-9]{0,8}")) {
                        numbers.add(Integer.parseInt(old.getFileName().toString()));
                    }
                }
            }
        }
        numbers.sort(null);
        for (int number : numbers.subList(0, Math.max(0, numbers.size() - KEPT + 1))) {
            remove(base.resolve(Integer.toString(number)));
        }
        int last = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
        return in(base.resolve(Integer.toString(last + 1)));
    }

    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** Returns where the files are. */
    public Path folder() {
        return folder;
    }

    /**
     * Takes output of a rank.
     *
     * @throws IOException if it cannot be written; says which file and why
     */
    void add(Event.Output output) throws IOException {
        String ending = output.stream() == Stream.STDOUT ? ".out" : ".err";
        Path file = folder.resolve("rank-" + Rank.number(output.node()) + ending);
        ByteArrayOutputStream buffer = buffers.computeIfAbsent(file, unseen -> new ByteArrayOutputStream());
        output.bytes().writeTo(buffer);
        if (buffer.size() > BUFFER) {
            write(file, buffer);
        }
    }

    /** Writes what has not been written. */
    void flush() throws IOException {
        for (Map.Entry<Path, ByteArrayOutputStream> entry : buffers.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
    }

    private static void write(Path file, ByteArrayOutputStream buffer) throws IOException {
        if (buffer.size() == 0) {
            return;
        }
        try {
            Files.write(file, buffer.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IOException("cannot write to " + file + ": " + FileFault.reason(e), e);
        }
        buffer.reset();
    }
}
