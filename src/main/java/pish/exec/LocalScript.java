package pish.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Shell text that runs on this machine until it ends or the user wants no more. */
public final class LocalScript {
    private static final long POLL_MILLIS = 20;

    private LocalScript() {}

    /**
     * Runs it to its end.
     *
     * @param script POSIX shell text
     * @param input what it reads; each char is one byte, as in what is returned
     * @param stopped asked again and again whether the user wants no more
     * @param arguments from {@code $1} on
     * @return what it printed
     * @throws IOException if it failed or was stopped; the message is the last line that it said
     */
    public static String run(String script, String input, BooleanSupplier stopped, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        try {
            // whichever of its pipes is full, it is not held up
            FutureTask<String> printed = drain(process.getInputStream());
            FutureTask<String> said = drain(process.getErrorStream());
            feed(process.getOutputStream(), input);
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (stopped.getAsBoolean()) {
                    throw new IOException("interrupted");
                }
            }
            if (process.exitValue() != 0) {
                throw new IOException(lastLine(said.get()));
            }
            return printed.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    /** Returns the last line of a text, without blanks around it. */
    public static String lastLine(String text) {
        String stripped = text.strip();
        return stripped.substring(stripped.lastIndexOf('\n') + 1);
    }

    private static void feed(OutputStream to, String input) throws IOException {
        try (to) {
            to.write(input.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // it ended without reading all: its status says whether that is wrong
            assert e.getMessage() != null;
        }
    }

    private static FutureTask<String> drain(InputStream from) {
        FutureTask<String> task = new FutureTask<>(() -> {
            try (from) {
                return new String(from.readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Thread thread = new Thread(task, "pish-local");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
