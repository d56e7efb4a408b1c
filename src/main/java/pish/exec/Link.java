package pish.exec;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import pish.node.Node;
import pish.transport.ChannelUse;
import pish.transport.CommandShell;
import pish.transport.ConnectFailure;
import pish.transport.Connection;
import pish.transport.LineControl;
import pish.transport.LinkState;
import pish.transport.Prompter;
import pish.transport.RemoteProcess;
import pish.transport.RemoteShell;
import pish.transport.RemoteTerminal;
import pish.transport.ShellKind;
import pish.transport.ShellLine;
import pish.transport.ShellListener;
import pish.transport.ShellState;
import pish.transport.TerminalRequest;
import pish.transport.Transport;

/** One node's connection and shell, and what a fresh shell there should begin with. */
public class Link {
    private final Node node;
    private final ShellKind kind;
    private final Transport transport;
    private final Consumer<Link> whenLost;
    private final Account account = new Account();
    private final Object connecting = new Object();
    private LinkState state = LinkState.IDLE;
    private ConnectFailure failure;
    private Connection connection;
    private RemoteShell shell;
    private Connection shellOn;
    private RemoteShell forgiven;
    private long upSince;
    private ShellState like;
    private boolean likeBehind;
    private Object beginning;
    private boolean wasUp;
    private boolean rejoined;
    private Optional<String> unreachable = Optional.empty();
    private String bootBefore = "";
    private RootLink root;

    /**
     * Makes a link that is not open yet.
     *
     * @param whenLost told, on any thread, when the connection ends by itself
     */
    Link(Node node, Transport transport, Consumer<Link> whenLost) {
        this.node = node;
        this.kind = ShellKind.LOGIN;
        this.transport = transport;
        this.whenLost = whenLost;
    }

    /** Makes one that has no connection of its own. */
    Link(Node node, ShellKind kind) {
        this.node = node;
        this.kind = kind;
        this.transport = null;
        this.whenLost = link -> {};
    }

    /** Returns the link to root's shell on the node, over the same connection. */
    synchronized Link asRoot() {
        if (root == null) {
            root = new RootLink(this);
        }
        return root;
    }

    /** Returns the connection, or null. */
    synchronized Connection open() {
        return connection;
    }

    /** Returns whom it leads to. */
    public Node node() {
        return node;
    }

    /** Returns what is known of the connection now. */
    public synchronized LinkState state() {
        boolean lost = state == LinkState.UP && !connection.isOpen();
        return lost ? LinkState.DOWN : state;
    }

    /** Returns whether the connection stands. */
    boolean isUp() {
        return state() == LinkState.UP;
    }

    /** Returns how long the connection has stood, or empty where it does not. */
    public synchronized Optional<Duration> uptime() {
        return isUp() ? Optional.of(Duration.ofNanos(System.nanoTime() - upSince)) : Optional.empty();
    }

    /** Returns how long the node takes to answer, see {@link Connection#roundTrip}. */
    Optional<Duration> roundTrip(Duration limit) {
        Connection open;
        synchronized (this) {
            open = isUp() ? connection : null;
        }
        return open == null ? Optional.empty() : open.roundTrip(limit);
    }

    /** Returns the working directory of the node's shell, or the empty string where it is not known. */
    public synchronized String directory() {
        return knownState().directory();
    }

    private synchronized ShellState knownState() {
        if (shell != null) {
            return shell.state();
        }
        return like == null ? ShellState.FRESH : like;
    }

    /** Returns why the connection could not be opened, or null. */
    synchronized ConnectFailure failure() {
        return failure;
    }

    /** Returns what the node's account gives. */
    Account account() {
        return account;
    }

    /** Returns the node's shell, or null. */
    synchronized RemoteShell shell() {
        return shell;
    }

    /**
     * Connects unless that is done; blocks.
     *
     * @param prompter answers what the node asks
     * @return how the connection came about
     */
    Joined connect(Prompter prompter) throws ConnectFailure {
        synchronized (connecting) {
            if (state() == LinkState.UP) {
                return before();
            }
            become(LinkState.CONNECTING, null);
            try {
                Connection opened = transport.open(node, prompter);
                Joined joined = up(opened);
                opened.onLost(reason -> whenLost.accept(this));
                return joined;
            } catch (ConnectFailure e) {
                down(e);
                throw e;
            }
        }
    }

    /** Returns why the node could not be reached when last tried; empty if it could, or was never tried. */
    synchronized Optional<String> unreachable() {
        return unreachable;
    }

    private synchronized Joined up(Connection opened) {
        account.connected();
        connection = opened;
        upSince = System.nanoTime();
        become(LinkState.UP, null);
        unreachable = Optional.empty();
        Joined joined = wasUp ? Joined.AGAIN : Joined.NOW;
        wasUp = true;
        return joined;
    }

    /** Returns how a connection that stands came about, if no line has been told yet that it is there again. */
    private synchronized Joined before() {
        boolean news = rejoined;
        rejoined = false;
        return news ? Joined.AGAIN : Joined.BEFORE;
    }

    /** Opens a lost connection again, behind everybody's back: the next line is told. */
    void rejoin() throws ConnectFailure {
        Joined joined = connect(Prompter.NOBODY);
        synchronized (this) {
            rejoined = joined == Joined.AGAIN;
        }
    }

    private synchronized void down(ConnectFailure why) {
        become(LinkState.DOWN, why);
        boolean silent = why.kind() == ConnectFailure.Kind.UNREACHABLE;
        unreachable = silent ? Optional.of(String.valueOf(why.getMessage())) : Optional.empty();
    }

    private synchronized void become(LinkState newState, ConnectFailure why) {
        state = newState;
        failure = why;
    }

    /** Returns whether a line could begin at once, without opening anything. */
    synchronized boolean isReady() {
        return state() == LinkState.UP && shell != null && shellOn == open() && shell.isOpen() && !shell.isBusy();
    }

    /**
     * Begins a line: in a new shell where the old one has ended or is busy, and in none where the account gives none.
     *
     * @throws IOException if the connection is gone
     */
    void run(ShellLine line, ShellListener listener) throws IOException {
        Connection open;
        RemoteShell old;
        ShellState other;
        synchronized (this) {
            refuseLostState();
            open = open();
            old = shell;
            other = like;
        }
        if (isReady()) {
            old.run(line, listener);
            return;
        }
        ShellKind how = kind == ShellKind.ROOT ? kind : account.kind();
        if (how == ShellKind.NONE) {
            CommandShell.start(open, line, account.refusal(), listener);
            return;
        }
        RemoteShell fresh = other == null
                ? RemoteShell.start(open, how, node.name(), old, line, listener)
                : RemoteShell.startBeside(open, how, node.name(), other, line, listener);
        synchronized (this) {
            shell = fresh;
            shellOn = open;
            like = null;
        }
    }

    private void refuseLostState() throws IOException {
        boolean lost = shell != null && shell.hasLostState() && shell != forgiven;
        if (lost || likeBehind) {
            String with = lost ? "its connection" : "a job";
            throw new IOException("state lost with " + with + "; connect " + node.name() + " for a fresh shell");
        }
    }

    /**
     * Begins a line in a shell of its own, which is to be closed when the line has ended; in none where the account gives none.
     *
     * @param from what the shell begins with
     * @throws IOException if the connection is gone
     */
    void runAside(ShellState from, ShellLine line, ShellListener listener) throws IOException {
        synchronized (this) {
            refuseLostState();
        }
        Connection open = connection();
        ShellKind how = kind == ShellKind.ROOT ? kind : account.kind();
        if (how == ShellKind.NONE) {
            CommandShell.start(open, line, account.refusal(), listener);
        } else {
            RemoteShell.startBeside(open, how, node.name(), from, line, listener);
        }
    }

    /** Lets somebody begin a line in a shell of its own, unless somebody else is about to, or that would have to wait. */
    synchronized boolean takeRoom(Object who) {
        boolean free = beginning == null && (open() == null || open().hasRoom(ChannelUse.WORK));
        beginning = free ? who : beginning;
        return free;
    }

    /** Says that the line has begun, or will not. */
    synchronized void giveRoom(Object who) {
        beginning = beginning == who ? null : beginning;
    }

    /**
     * Returns what a shell beside the node's own is to begin with: what the own one has now.
     *
     * @throws IOException if that cannot be known
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    ShellState stateToCopy(long patienceNanos) throws IOException, InterruptedException {
        RemoteShell own;
        synchronized (this) {
            refuseLostState();
            own = shell;
        }
        return own != null && isReady() ? own.awaitState(patienceNanos) : knownState();
    }

    /** Leaves the shell to the line that runs in it: the next line gets another one, with the state from before that line. */
    synchronized void leave(LineControl busy) {
        if (shell == busy && shell.isBusy()) {
            like = shell.state();
            likeBehind = shell.wasBehind();
            shell = null;
        }
    }

    /** Returns whether what ran a line is the node's own shell, for the next line too. */
    synchronized boolean keeps(LineControl one) {
        return one == shell;
    }

    /**
     * Starts a command on a channel of its own; blocks until there is one and the node has agreed.
     *
     * @param use what for
     * @param first bytes for its standard input, possibly none
     * @throws IOException if there is no connection, or no channel to be had
     */
    public RemoteProcess start(ChannelUse use, String command, byte[] first, RemoteProcess.Listener listener)
            throws IOException {
        return connection().start(use, command, first, listener);
    }

    /**
     * Starts a program on a terminal of its own; blocks until the node has agreed.
     *
     * @param command shell text for the account's shell, which begins in the directory of the node's persistent shell;
     *     the empty string for a login shell
     * @throws IOException if there is no connection, or no terminal to be had
     */
    public RemoteTerminal startTerminal(String command, TerminalRequest terminal, RemoteProcess.Listener listener)
            throws IOException {
        return connection().startTerminal(LoginScript.in(directory(), command), terminal, listener);
    }

    private Connection connection() throws IOException {
        Connection open = open();
        if (open == null) {
            throw new IOException("not connected");
        }
        return open;
    }

    /** Lets the next line run, even where the shell's state has been lost, be it root's. */
    public synchronized void acceptFreshShell() {
        forgiven = shell;
        likeBehind = false;
        if (root != null) {
            root.acceptFreshShell();
        }
    }

    /** Returns whether root's shell runs there. */
    synchronized boolean hasRootShell() {
        return root != null && root.shell() != null && root.shell().isOpen();
    }

    /** Returns which start of its system the node is to end, see {@link Boot}, or the empty string. */
    synchronized String bootBefore() {
        return bootBefore;
    }

    synchronized void bootBefore(String id) {
        bootBefore = id;
    }

    /** Asks idle shells for their state, so that fresh ones could be given it. */
    void refreshState() {
        if (root != null) {
            root.refreshState();
        }
        if (!isReady()) {
            return;
        }
        try {
            shell().refreshState();
        } catch (IOException e) {
            // the connection is ending: what was known before stays known
            become(LinkState.DOWN, new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, "the connection was lost"));
        }
    }

    /** Ends the connection and all that runs on it. */
    public synchronized void close() {
        if (connection != null) {
            connection.close();
        }
        state = LinkState.IDLE;
    }

    /** How a connection came about. */
    enum Joined {
        /** It stood already. */
        BEFORE,
        /** It was opened for the first time. */
        NOW,
        /** It was opened again after it had been lost. */
        AGAIN
    }
}
