package pish.shell;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.Stream;

/** Keeps the first {@value #MOST} bytes that a remote process prints, and waits for no more. */
final class BoundedOutput implements RemoteProcess.Listener {
    /** Well within a channel's window, so that nothing has to be acknowledged. */
    static final int MOST = 256 << 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> ended = new CompletableFuture<>();

    /** Completes with the output when that is all there, or fails if the connection is lost first. */
    CompletableFuture<byte[]> ended() {
        return ended;
    }

    @Override
    public synchronized void output(Stream stream, byte[] buffer, int offset, int length) {
        if (stream == Stream.STDOUT) {
            bytes.write(buffer, offset, Math.min(length, MOST - bytes.size()));
        }
        if (bytes.size() == MOST) {
            ended.complete(bytes.toByteArray());
        }
    }

    @Override
    public void exited(ExitStatus status) {
        // what was printed counts, whatever became of it
    }

    @Override
    public synchronized void closed(String lost) {
        if (lost.isEmpty()) {
            ended.complete(bytes.toByteArray());
        } else {
            ended.completeExceptionally(new java.io.IOException(lost));
        }
    }
}
