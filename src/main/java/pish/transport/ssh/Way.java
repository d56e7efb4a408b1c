package pish.transport.ssh;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import pish.transport.ConnectFailure;
import pish.transport.Prompter;

/** The connection to a host on the way, and how many go through it. */
final class Way implements AutoCloseable {
    private final Endpoint hop;
    private final Jumps.Opener opener;
    private final Duration idle;
    private final CompletableFuture<SshConnection> connection = new CompletableFuture<>();
    private final AtomicBoolean opened = new AtomicBoolean();
    private volatile String lost;
    private int users;
    private int generation;
    private boolean closed;

    /**
     * Makes one that is opened by the first who goes through it.
     *
     * @param idle how long it stays when nobody does any more
     */
    Way(Endpoint hop, Jumps.Opener opener, Duration idle) {
        this.hop = hop;
        this.opener = opener;
        this.idle = idle;
    }

    /** Counts one more who goes through; returns false where it is closed already. */
    synchronized boolean enter() {
        users += closed ? 0 : 1;
        generation++;
        return !closed;
    }

    /** Counts one less. */
    synchronized void leave() {
        users--;
        if (users == 0 && !closed) {
            int now = ++generation;
            CompletableFuture.delayedExecutor(idle.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> closeUnlessUsed(now));
        }
    }

    private void closeUnlessUsed(int since) {
        synchronized (this) {
            if (generation != since || closed) {
                return;
            }
            closed = true;
        }
        end();
    }

    /** Returns the connection, and opens it where nobody has begun to; all others wait for that. */
    SshConnection connection(Prompter prompter) throws ConnectFailure {
        if (opened.compareAndSet(false, true)) {
            try {
                SshConnection made = opener.open(hop, prompter);
                made.onLost(reason -> lost = reason);
                connection.complete(made);
            } catch (ConnectFailure | RuntimeException e) {
                // those who wait for it share the failure; whoever comes later tries anew
                connection.completeExceptionally(e);
            }
        }
        try {
            return connection.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ConnectFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Returns whether it leads nowhere any more. */
    boolean isOver() {
        return connection.isDone()
                && (connection.isCompletedExceptionally() || !connection.join().isOpen());
    }

    /** Returns why the connection ended by itself, in a clause for those who went through it. */
    Optional<String> lost() {
        return Optional.ofNullable(lost)
                .map(reason -> "the way through " + hop.node().name() + " was lost: " + reason);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        end();
    }

    private void end() {
        if (!connection.isDone()) {
            // whoever opens it finds that nobody wants it any more
            var unused = connection.thenAccept(SshConnection::close);
        } else if (!isOver()) {
            connection.join().close();
        }
    }
}
