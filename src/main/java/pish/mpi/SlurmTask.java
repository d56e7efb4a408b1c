package pish.mpi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The program that srun starts for each rank, in Perl: it starts the rank's own, and writes what that prints in lines that say
 * whose they are, see {@link SlurmOutput}. Nothing that srun itself can do would do: its {@code --label} puts an end to lines
 * that have none, and a program can print such a label too.
 */
final class SlurmTask {
    private static final String PROGRAM = read();

    private SlurmTask() {}

    private static String read() {
        try (InputStream in = SlurmTask.class.getResourceAsStream("task.pl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its text, in one line. */
    static String program() {
        return PROGRAM;
    }
}
