package pish.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** An authenticated connection to one node, over which any number of processes run, as many at once as the node allows. */
public interface Connection extends AutoCloseable {
    /**
     * Starts a command on a channel of its own, run by the account's login shell.
     *
     * <p>What is written first travels with the request, without waiting for its answer.
     *
     * @param use what for; where the node allows no more channels now, waits until one has closed
     * @param command as ssh would give it to the login shell
     * @param first bytes for its standard input, possibly none
     * @param listener told of its output and its end
     * @throws IOException if the channel is refused or the connection is gone
     */
    RemoteProcess start(ChannelUse use, String command, byte[] first, RemoteProcess.Listener listener)
            throws IOException;

    /** Starts a command on a channel that is for {@link ChannelUse#WORK}, see the other method. */
    default RemoteProcess start(String command, byte[] first, RemoteProcess.Listener listener) throws IOException {
        return start(ChannelUse.WORK, command, first, listener);
    }

    /**
     * Starts a program on a terminal of its own, on a channel for {@link ChannelUse#SHELL}.
     *
     * @param command as ssh would give it to the login shell; the empty string for the login shell itself
     * @param terminal what kind of terminal
     * @throws IOException if the channel or the terminal is refused, or the connection is gone
     */
    RemoteTerminal startTerminal(String command, TerminalRequest terminal, RemoteProcess.Listener listener)
            throws IOException;

    /**
     * Has the node listen on a port of its loopback interface that it chooses, until that is closed or the connection ends.
     *
     * @param most how many callers may be there at once; more are turned away
     * @param callers takes each caller, on a thread of its own, and closes it
     * @throws IOException if the node does not allow that, or the connection is gone
     */
    default RemotePort listen(int most, Consumer<DuplexStream> callers) throws IOException {
        throw new IOException("the node does not forward ports");
    }

    /**
     * Connects to a TCP port of another host, from the node; blocks.
     *
     * @throws IOException if the node cannot reach it or does not allow that, or the connection is gone
     */
    default DuplexStream reach(String host, int port) throws IOException {
        throw new IOException("the node leads nowhere else");
    }

    /**
     * Has the node listen on its loopback interface for programs that run there and say little, for as long as the connection
     * stands; blocks. Any account of the node can connect.
     *
     * @param callers called on the connection's reader thread with each that connects; returns who is told what it does
     * @return the port
     * @throws IOException if the node does not allow that
     */
    default int listen(Function<Caller, Caller.Listener> callers) throws IOException {
        throw new IOException("the node does not forward ports");
    }

    /** Returns whether a channel could be opened now, without waiting for another one to close. */
    default boolean hasRoom(ChannelUse use) {
        return true;
    }

    /** Returns whether the connection still stands, as far as is known. */
    boolean isOpen();

    /**
     * Asks the node whether it is there, and returns how long the answer took; blocks.
     *
     * @return empty where no answer came within the limit, or that cannot be measured
     */
    default Optional<Duration> roundTrip(Duration limit) {
        return Optional.empty();
    }

    /**
     * Sets who is told, once, when the connection ends by itself; at once, if it has ended already.
     *
     * @param listener takes the reason, in one short clause; called on any thread, must not block
     */
    void onLost(Consumer<String> listener);

    /** Ends the connection and all that runs on it. */
    @Override
    void close();
}
