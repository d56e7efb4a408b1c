package pish.groups;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a command of a groups.conf and reads what it prints, for a bounded time and up to a bounded length. */
final class ShellCommand {
    private static final int MAX_BYTES = 4 << 20;

    private final Duration limit;

    ShellCommand(Duration limit) {
        this.limit = limit;
    }

    /**
     * Returns what a command prints on standard output.
     *
     * @param asker what is named in errors, as in {@code group source slurm}
     * @param folder where it runs
     * @throws pish.syntax.SyntaxError if it fails, takes longer than the limit or prints over 4 MiB
     */
    String output(String asker, String command, Path folder) {
        Process process;
        try {
            process = new ProcessBuilder("/bin/sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw Faults.fault(asker + " cannot run /bin/sh in " + folder, "look whether the folder is there");
        }
        try {
            CompletableFuture<byte[]> bytes = new CompletableFuture<>();
            Thread reader = new Thread(() -> read(process.getInputStream(), bytes), "pish-groups");
            reader.setDaemon(true);
            reader.start();
            return judge(asker, command, process, bytes);
        } finally {
            // a pipeline's parts live on when only the shell is ended, and would hold the output open
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private String judge(String asker, String command, Process process, CompletableFuture<byte[]> bytes) {
        String hint = "try it: " + command;
        try {
            byte[] read = bytes.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (read.length > MAX_BYTES) {
                throw Faults.fault(asker + " printed more than 4 MiB", hint);
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Faults.fault(asker + " closed its output and did not end", hint);
            }
            if (process.exitValue() != 0) {
                throw Faults.fault(asker + " failed with status " + process.exitValue(), hint);
            }
            return new String(read, StandardCharsets.UTF_8).strip();
        } catch (TimeoutException e) {
            throw Faults.fault(asker + " took longer than " + limit.toSeconds() + " s", hint);
        } catch (ExecutionException e) {
            throw Faults.fault(asker + " could not be read", hint);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Faults.fault(asker + " was interrupted", hint);
        }
    }

    private static void read(InputStream from, CompletableFuture<byte[]> bytes) {
        try {
            bytes.complete(from.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            bytes.completeExceptionally(e);
        }
    }
}
