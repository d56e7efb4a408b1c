package pish.transport.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import pish.transport.Await;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.Stream;

/** Keeps what a process says. */
class ProcessLog implements RemoteProcess.Listener {
    private final Map<Stream, ByteArrayOutputStream> output = new EnumMap<>(Stream.class);
    private volatile ExitStatus status;
    private volatile String lost;

    @Override
    public synchronized void output(Stream stream, byte[] buffer, int offset, int length) {
        output.computeIfAbsent(stream, s -> new ByteArrayOutputStream()).write(buffer, offset, length);
    }

    @Override
    public void exited(ExitStatus newStatus) {
        status = newStatus;
    }

    @Override
    public void closed(String reason) {
        if (lost != null) {
            throw new IllegalStateException("closed twice");
        }
        lost = reason;
    }

    /** Returns what came on a stream so far. */
    synchronized String text(Stream stream) {
        ByteArrayOutputStream bytes = output.get(stream);
        return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
    }

    /** Waits for the end; returns the exit status, or null for none. */
    ExitStatus await() {
        Await.until("the channel's end", () -> lost != null);
        return status;
    }

    /** Returns why the connection died, the empty string for an end in good order, or null before the end. */
    String lost() {
        return lost;
    }
}
