package pish.exec;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import pish.node.Node;
import pish.transport.Bytes;
import pish.transport.ChannelUse;
import pish.transport.ConnectFailure;
import pish.transport.Connection;
import pish.transport.DuplexStream;
import pish.transport.Prompter;
import pish.transport.RemotePort;
import pish.transport.Stream;

/** What a {@link NodeTask} works with: its node, and channels there that end when the user wants no more. */
public final class NodeWork {
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 3000;

    private final Link link;
    private final SudoPasswords passwords;
    private final EventQueue queue;
    private final Set<Exchange> open = new HashSet<>();
    private boolean cancelled;

    NodeWork(Link link, SudoPasswords passwords, EventQueue queue) {
        this.link = link;
        this.passwords = passwords;
        this.queue = queue;
    }

    /** Returns the node's name. */
    public String name() {
        return link.node().name();
    }

    /** Returns the node. */
    public Node node() {
        return link.node();
    }

    /** Returns the directory of the node's shell, or the empty string where it is the one that a login leads to. */
    public String directory() {
        return link.directory();
    }

    /**
     * Starts a command on a channel of its own.
     *
     * @param command for the account's login shell
     * @param first what its standard input begins with
     * @throws InterruptedIOException if the user wants no more
     * @throws ConnectionLost if there is no connection
     * @throws IOException if the node gives no channel
     */
    public Exchange start(String command, byte[] first) throws IOException {
        check();
        Exchange exchange;
        try {
            exchange = Exchange.start(link, ChannelUse.WORK, command, first);
        } catch (IOException e) {
            if (link.isUp()) {
                throw e;
            }
            throw new ConnectionLost(String.valueOf(e.getMessage()));
        }
        boolean late;
        synchronized (this) {
            late = cancelled;
            open.add(exchange);
        }
        if (late) {
            exchange.close();
        }
        return exchange;
    }

    /**
     * Starts a script as root, by sudo, with the password that the node has accepted from pish in an earlier line; it fails
     * there where sudo wants one that is not known. See {@link #start}.
     *
     * @param script POSIX shell text
     */
    public Exchange startAsRoot(String script) throws IOException {
        try (RootScript root = RootScript.of(script, passwords.input(name()))) {
            return start(root.command(), root.first());
        }
    }

    /**
     * Starts a command that cleans up, also where the user wants no more; see {@link #start}. It goes before other work.
     */
    public Exchange startLast(String command, byte[] first) throws IOException {
        return Exchange.start(link, ChannelUse.KILL, command, first);
    }

    /**
     * Has the node listen on a port of its loopback interface, see {@link Connection#listen}. It stays when
     * the task has ended.
     *
     * @throws IOException if there is no connection, or the node does not allow that
     */
    public RemotePort listen(int most, Consumer<DuplexStream> callers) throws IOException {
        check();
        Connection open = link.open();
        if (open == null) {
            throw new ConnectionLost("not connected");
        }
        return open.listen(most, callers);
    }

    /** Ends a channel that {@link #start} opened. */
    public void end(Exchange exchange) {
        synchronized (this) {
            open.remove(exchange);
        }
        exchange.close();
    }

    /** Shows a line of output as the node's. */
    public void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        queue.put(name(), new Event.Output(name(), Stream.STDOUT, Bytes.copyOf(bytes, 0, bytes.length)));
    }

    /**
     * Connects again after the connection was lost, trying until it succeeds.
     *
     * @param seconds how long to try
     * @return whether there is a connection
     * @throws InterruptedIOException if the user wants no more
     */
    public boolean reconnect(int seconds) throws InterruptedIOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            check();
            try {
                link.connect(Prompter.NOBODY);
                return true;
            } catch (ConnectFailure e) {
                if (e.kind() != ConnectFailure.Kind.UNREACHABLE || System.nanoTime() > deadline) {
                    return false;
                }
            }
            pause(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    private synchronized void pause(long millis) throws InterruptedIOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            for (long left = end - System.nanoTime(); left > 0 && !cancelled; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /**
     * Checks whether to go on.
     *
     * @throws InterruptedIOException if the user wants no more
     */
    public synchronized void check() throws InterruptedIOException {
        if (cancelled) {
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Ends what is under way; blocks. */
    void cancel() {
        Set<Exchange> exchanges;
        synchronized (this) {
            cancelled = true;
            notifyAll();
            exchanges = Set.copyOf(open);
        }
        exchanges.forEach(Exchange::close);
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }
}
