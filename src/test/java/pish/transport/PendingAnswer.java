package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Listens to one line of a shell. */
final class PendingAnswer implements ShellListener {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** What an answer has as the reason where the shell had ended before the line. */
    static final String UNREAD = "unread";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final BlockingQueue<PasswordRequest> requests = new LinkedBlockingQueue<>();
    private LineControl shell;
    private Answer answer;

    @Override
    public synchronized void began(LineControl in) {
        assertThat(shell).as("began once").isNull();
        shell = in;
    }

    @Override
    public synchronized void output(Stream stream, byte[] buffer, int offset, int length) {
        if (answer != null || length == 0) {
            throw new IllegalStateException("output after the end, or none");
        }
        (stream == Stream.STDOUT ? out : err).write(buffer, offset, length);
        shell.consumed(length);
        notifyAll();
    }

    @Override
    public void asked(PasswordRequest request) {
        requests.add(request);
    }

    /** Returns what asks for a password next, waiting for it. */
    PasswordRequest request() throws InterruptedException {
        PasswordRequest request = requests.poll(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        assertThat(request).as("something that asks").isNotNull();
        return request;
    }

    /** Returns whether something has asked that {@link #request} has not returned. */
    boolean isAsked() {
        return !requests.isEmpty();
    }

    @Override
    public void ended(ExitStatus status, String directory) {
        end(status.code(), directory, "");
    }

    @Override
    public void unread() {
        end(ExitStatus.UNREACHABLE.code(), "", UNREAD);
    }

    @Override
    public void lost(String reason) {
        end(ExitStatus.UNREACHABLE.code(), "", reason);
    }

    private synchronized void end(int status, String directory, String lost) {
        if (answer != null) {
            throw new IllegalStateException("ended twice");
        }
        answer = new Answer(status, latin(out), latin(err), directory, lost);
        notifyAll();
    }

    private static String latin(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Returns the shell that runs the line. */
    synchronized LineControl shell() {
        return shell;
    }

    /** Returns whether the line has ended. */
    synchronized boolean hasEnded() {
        return answer != null;
    }

    /** Waits until standard output has a text. */
    synchronized PendingAnswer awaitOutput(String text) {
        await(() -> latin(out).contains(text), text);
        return this;
    }

    /** Waits for the line's end. */
    synchronized Answer await() {
        await(() -> answer != null, "the end");
        return answer;
    }

    /** Waits for the line's end, but no longer than some time; returns whether it has come. */
    synchronized boolean endsWithin(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; answer == null && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return answer != null;
    }

    private synchronized void await(BooleanSupplier condition, String wanted) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                fail("no " + wanted + "; out: " + latin(out) + " err: " + latin(err) + " " + answer);
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
