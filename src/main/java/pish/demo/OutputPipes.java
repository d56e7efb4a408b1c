package pish.demo;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Makes named pipes, a batch at a time, and uses them again once they have ended. */
final class OutputPipes {
    private static final int BATCH = 16;

    private final Path folder;
    private final Deque<File> free = new ArrayDeque<>();
    private int made;

    /** Keeps the pipes in {@code folder}, which is made. */
    OutputPipes(Path folder) throws IOException {
        this.folder = Files.createDirectory(folder);
    }

    /** Opens a pipe that nobody else has. */
    synchronized OutputPipe open() throws IOException {
        if (free.isEmpty()) {
            makeBatch();
        }
        return OutputPipe.open(free.pop());
    }

    /** Takes a pipe back whose writers are all gone. */
    synchronized void reuse(OutputPipe pipe) {
        free.push(pipe.file());
    }

    private void makeBatch() throws IOException {
        List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600"));
        List<File> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(folder.resolve(Integer.toString(made++)).toFile());
        }
        batch.forEach(file -> command.add(file.toString()));
        Process mkfifo = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            if (mkfifo.waitFor() != 0) {
                throw new IOException("cannot make named pipes in " + folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making named pipes", e);
        }
        free.addAll(batch);
    }
}
