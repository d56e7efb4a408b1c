package pish.exec;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import pish.transport.ConnectFailure;
import pish.transport.ExitStatus;
import pish.transport.LineControl;
import pish.transport.PasswordRequest;
import pish.transport.Refusal;
import pish.transport.ShellLine;
import pish.transport.ShellListener;
import pish.transport.ShellState;
import pish.transport.Stream;

/**
 * One node's part of a broadcast. Its fields belong to the draining thread; the listener's calls come from elsewhere and
 * only put events into the queue.
 */
final class NodeRun implements ShellListener {
    private static final long FIRST_PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);

    final Link link;
    final ShellLine line;
    private final EventQueue queue;
    private final Broadcast broadcast;
    private volatile LineControl shell;
    private volatile long startNanos;
    private volatile IntConsumer consumed = bytes -> {};
    private boolean cancelled;
    private boolean takenBack;
    private long probeNanos = FIRST_PROBE_NANOS;
    private ExitStatus forced;
    private volatile CompletableFuture<ShellState> copy;

    NodeRun(Broadcast broadcast, EventQueue queue, Link link, ShellLine line) {
        this.broadcast = broadcast;
        this.queue = queue;
        this.link = link;
        this.line = line;
    }

    String name() {
        return link.node().name();
    }

    /** Returns whether the command has been sent. */
    boolean hasBegun() {
        return shell != null;
    }

    /** Returns the shell that runs the command; null before {@link #hasBegun}. */
    LineControl shell() {
        return shell;
    }

    /** Returns when the command was sent, as {@link System#nanoTime} has it. */
    long startNanos() {
        return startNanos;
    }

    /** Does not count time that the user took to answer a question. */
    synchronized void excuse(long nanos) {
        if (shell != null) {
            startNanos += nanos;
        }
    }

    /** Makes the node's status this one, however its command ends: a time-out. */
    void force(ExitStatus status) {
        forced = status;
    }

    /** Returns the status that the node gets however its command ends, or null. */
    ExitStatus forced() {
        return forced;
    }

    /** Returns whether it can begin now; beside the node's own shell one line after the other does, as channels are free. */
    boolean takeRoom() {
        return !broadcast.where().isAside() || (hasCopy() && link.takeRoom(this));
    }

    /** Finds out, on another thread, what a shell beside the node's own is to begin with. */
    void copyState(Executor workers, long patienceNanos) {
        CompletableFuture<ShellState> found = new CompletableFuture<>();
        copy = found;
        workers.execute(() -> {
            try {
                found.complete(link.stateToCopy(patienceNanos));
            } catch (IOException | InterruptedException e) {
                found.completeExceptionally(e);
            }
            queue.wake();
        });
    }

    /** Returns whether it is known what a shell beside the node's own is to begin with. */
    boolean hasCopy() {
        return copy != null && copy.isDone();
    }

    /** Connects if need be and sends the command; blocks, on a connecting thread. */
    void connectAndSend() {
        try {
            Link.Joined joined = link.connect((prompt, echo) -> broadcast.ask(this, prompt, echo));
            queue.run(name(), () -> broadcast.joined(this, joined));
            send();
        } catch (ConnectFailure e) {
            queue.run(name(), () -> broadcast.failed(this, e));
        } finally {
            link.giveRoom(this);
        }
    }

    /** Sends the command over the open connection. */
    void send() {
        if (broadcast.where() == BroadcastOptions.Where.NOWHERE) {
            ended(ExitStatus.OK, "");
            return;
        }
        try {
            start();
        } catch (CancellationException e) {
            assert cancelled : "nothing was sent, and the broadcast knows it";
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            queue.run(
                    name(), () -> broadcast.failed(this, new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, reason)));
        }
    }

    private void start() throws IOException {
        if (broadcast.where().isAside()) {
            link.runAside(copied(), line, this);
            queue.wake();
            return;
        }
        link.run(line, this);
        if (broadcast.where().isAside() && hasBegun()) {
            // it has become a job meanwhile
            link.leave(shell);
        }
    }

    private ShellState copied() throws IOException {
        try {
            return copy.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        }
    }

    /** Makes ready for another attempt: nothing of the command ran. */
    synchronized void again() {
        shell = null;
    }

    /** Takes the command back, which no shell has read; returns false where that has been done before. */
    boolean takeBack() {
        boolean first = !takenBack;
        takenBack = true;
        return first;
    }

    /** Gives up waiting for a shell that does not begin. */
    void endIfLate(long now, Executor workers) {
        LineControl in = shell;
        if (in != null && now - startNanos > link.account().patience() && in.endIfLate()) {
            workers.execute(in::close);
        }
    }

    /** Sends the frame again, less and less often, to a shell that may have dropped it by a signal to itself. */
    void probe(long now, Executor workers) {
        LineControl in = shell;
        if (in == null || now - startNanos < probeNanos || !in.mayDropInput()) {
            return;
        }
        probeNanos *= 2;
        workers.execute(() -> {
            try {
                in.probe();
            } catch (IOException e) {
                assert !in.isOpen() || !link.isUp() : "only a lost node cannot be written to";
            }
        });
    }

    /** Keeps the command from being sent; returns false where it has been. */
    synchronized boolean cancel() {
        cancelled = shell == null;
        return cancelled;
    }

    @Override
    public synchronized void began(LineControl in) {
        if (cancelled) {
            throw new CancellationException();
        }
        startNanos = System.nanoTime();
        consumed = in::consumed;
        shell = in;
    }

    @Override
    public void output(Stream stream, byte[] buffer, int offset, int length) {
        queue.output(name(), stream, buffer, offset, length, consumed);
    }

    @Override
    public void asked(PasswordRequest request) {
        broadcast.asked(this, request);
    }

    @Override
    public void ended(ExitStatus status, String directory) {
        Duration elapsed = elapsed();
        queue.run(name(), () -> {
            ExitStatus shown = forced == null ? status : forced;
            broadcast.finished(this, new Event.Exited(name(), shown, elapsed, directory));
        });
    }

    @Override
    public void unread() {
        queue.run(name(), () -> broadcast.unread(this));
    }

    @Override
    public void refused(Refusal refusal) {
        queue.run(name(), () -> broadcast.refused(this, refusal));
    }

    @Override
    public void lost(String reason) {
        Duration elapsed = elapsed();
        queue.run(name(), () -> {
            Event event = forced == null
                    ? new Event.Lost(name(), reason, elapsed)
                    : new Event.Exited(name(), forced, elapsed, "");
            broadcast.finished(this, event);
        });
    }

    private Duration elapsed() {
        return startNanos == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
