package pish;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Logger;
import pish.transport.Caller;
import pish.transport.ChannelUse;
import pish.transport.Connection;
import pish.transport.DuplexStream;
import pish.transport.RemotePort;
import pish.transport.RemoteProcess;
import pish.transport.RemoteTerminal;
import pish.transport.TerminalRequest;

/** A connection that logs what it does, but neither commands nor what they print. */
final class LoggedConnection implements Connection {
    private static final Logger LOG = Logger.getLogger(LoggedConnection.class.getName());

    private final String node;
    private final Connection connection;

    LoggedConnection(String node, Connection connection) {
        this.node = node;
        this.connection = connection;
    }

    @Override
    public RemoteProcess start(ChannelUse use, String command, byte[] first, RemoteProcess.Listener listener)
            throws IOException {
        LOG.finer(() -> node + ": a channel for " + use);
        try {
            return connection.start(use, command, first, listener);
        } catch (IOException e) {
            LOG.fine(() -> node + ": no channel for " + use + ": " + e.getMessage());
            throw e;
        }
    }

    @Override
    public RemoteTerminal startTerminal(String command, TerminalRequest terminal, RemoteProcess.Listener listener)
            throws IOException {
        LOG.finer(() -> node + ": a terminal");
        return connection.startTerminal(command, terminal, listener);
    }

    @Override
    public RemotePort listen(int most, Consumer<DuplexStream> callers) throws IOException {
        RemotePort port = connection.listen(most, callers);
        LOG.finer(() -> node + ": it listens on port " + port.number());
        return port;
    }

    @Override
    public int listen(Function<Caller, Caller.Listener> callers) throws IOException {
        int port = connection.listen(callers);
        LOG.finer(() -> node + ": it listens on port " + port);
        return port;
    }

    @Override
    public DuplexStream reach(String host, int port) throws IOException {
        LOG.finer(() -> node + ": a way to port " + port + " of another host");
        return connection.reach(host, port);
    }

    @Override
    public boolean hasRoom(ChannelUse use) {
        return connection.hasRoom(use);
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public Optional<Duration> roundTrip(Duration limit) {
        return connection.roundTrip(limit);
    }

    @Override
    public void onLost(Consumer<String> listener) {
        connection.onLost(reason -> {
            LOG.fine(() -> node + ": lost: " + reason);
            listener.accept(reason);
        });
    }

    @Override
    public void close() {
        LOG.finer(() -> node + ": closing");
        connection.close();
    }
}
