package pish.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import pish.transport.ChannelUse;
import pish.transport.ConnectFailure;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.ShellQuoting;
import pish.transport.Stream;

/** One node's channel, on which it tells how it is. Of what it says only the newest is kept. */
final class Sampler implements RemoteProcess.Listener {
    private static final byte[] SCRIPT = SamplerScript.TEXT.getBytes(StandardCharsets.US_ASCII);

    private final Link link;
    private final StringBuilder line = new StringBuilder();
    private Optional<NodeSample> newest = Optional.empty();
    private RemoteProcess process;
    private int owed;
    private boolean busy;
    private boolean closed;

    Sampler(Link link) {
        this.link = link;
    }

    /** Returns whether nothing is under way, and it can begin; it then counts as begun. */
    synchronized boolean claim() {
        boolean free = !busy && !closed;
        busy |= free;
        return free;
    }

    /** Connects if need be and begins; blocks. */
    void begin() {
        try {
            link.rejoin();
            started(link.start(ChannelUse.WORK, ShellQuoting.scriptFromInput(SCRIPT.length), SCRIPT, this));
        } catch (ConnectFailure | IOException e) {
            closed(String.valueOf(e.getMessage()));
        }
    }

    private void started(RemoteProcess newProcess) {
        boolean late;
        int before;
        synchronized (this) {
            late = closed;
            process = busy ? newProcess : null;
            before = owed;
            owed = 0;
        }
        newProcess.consumed(before);
        if (late) {
            newProcess.close();
        }
    }

    /** Returns what came since this was last asked. */
    synchronized Optional<NodeSample> take() {
        Optional<NodeSample> taken = newest;
        newest = Optional.empty();
        return taken;
    }

    /** Ends it, on the node too. */
    void close() {
        RemoteProcess open;
        synchronized (this) {
            closed = true;
            open = process;
        }
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void output(Stream stream, byte[] buffer, int offset, int length) {
        RemoteProcess open;
        synchronized (this) {
            if (stream == Stream.STDOUT) {
                for (int i = offset; i < offset + length; i++) {
                    keep((char) (buffer[i] & 0xff));
                }
            }
            open = process;
            owed += open == null ? length : 0;
        }
        if (open != null) {
            open.consumed(length);
        }
    }

    private void keep(char c) {
        if (c == '\n') {
            newest = NodeSample.parse(line.toString()).or(() -> newest);
            line.setLength(0);
        } else if (line.length() <= NodeSample.LONGEST) {
            line.append(c);
        }
    }

    @Override
    public void exited(ExitStatus status) {
        // whether it ended well or not, it is begun again
    }

    @Override
    public synchronized void closed(String reason) {
        process = null;
        busy = false;
        line.setLength(0);
    }
}
