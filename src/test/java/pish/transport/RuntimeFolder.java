package pish.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What accounts of tests have as XDG_RUNTIME_DIR: one for all of them, so that what pish leaves there is left once. */
final class RuntimeFolder {
    private static Path folder;

    private RuntimeFolder() {}

    /** Returns it; it goes when the tests end. */
    static synchronized Path get() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("pish-run");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        }
        return folder;
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
