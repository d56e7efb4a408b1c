package pish.transport.ssh;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.transport.TransportException;
import pish.transport.Caller;
import pish.transport.ChannelSlots;
import pish.transport.ChannelUse;
import pish.transport.Connection;
import pish.transport.DuplexStream;
import pish.transport.RemotePort;
import pish.transport.RemoteProcess;
import pish.transport.RemoteTerminal;
import pish.transport.TerminalRequest;

/** An authenticated sshj client as a {@link Connection}. */
final class SshConnection implements Connection {
    /** So many programs of one kind may have called back at once. */
    static final int MOST_CALLERS = 64;

    // long writes of all connections: a thread each while there is something to write
    static final ExecutorService WRITERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "pish-writer");
        thread.setDaemon(true);
        return thread;
    });

    private final SSHClient client;
    private final KeepAlive keepAlive;
    private final ChannelSlots slots = new ChannelSlots();
    private final AtomicReference<String> lost = new AtomicReference<>();
    private volatile boolean closed;
    private SshPorts ports;
    private Consumer<String> onLost = reason -> {};

    /** Takes over a client that is connected and authenticated. */
    SshConnection(SSHClient client) {
        this.client = client;
        client.getTransport().setDisconnectListener((reason, message) -> lost(Reasons.of(reason, message)));
        keepAlive = KeepAlive.start(client, this::drop);
    }

    @Override
    public RemoteProcess start(ChannelUse use, String command, byte[] first, RemoteProcess.Listener listener)
            throws IOException {
        return start(use, listener, channel -> channel.start(command, first));
    }

    @Override
    public RemoteTerminal startTerminal(String command, TerminalRequest terminal, RemoteProcess.Listener listener)
            throws IOException {
        return start(ChannelUse.SHELL, listener, channel -> channel.startTerminal(command, terminal));
    }

    private SshChannel start(ChannelUse use, RemoteProcess.Listener listener, Request request) throws IOException {
        while (true) {
            ChannelSlots.Place place = slots.take(use);
            SshChannel channel = channel(listener, place);
            try {
                channel.open();
                place.opened();
            } catch (OpenFailException e) {
                if (!place.refused()) {
                    throw new IOException("the node refuses another channel", e);
                }
                continue;
            } catch (ConnectionException | TransportException e) {
                place.give();
                throw new IOException(Reasons.of(e), e);
            }
            try {
                request.of(channel);
                channel.awaitStart();
                return channel;
            } catch (ConnectionException | TransportException e) {
                channel.close();
                throw new IOException(Reasons.of(e), e);
            }
        }
    }

    @Override
    public RemotePort listen(int most, Consumer<DuplexStream> callers) throws IOException {
        try {
            return StreamPort.open(client.getConnection(), ports(), most, callers);
        } catch (ConnectionException | TransportException e) {
            throw closed(e);
        }
    }

    @Override
    public int listen(Function<Caller, Caller.Listener> callers) throws IOException {
        try {
            return ports().listen(MOST_CALLERS, (opening, whenClosed) -> {
                SshCaller caller = new SshCaller(client.getConnection(), opening, whenClosed);
                caller.accept(callers.apply(caller));
            });
        } catch (ConnectionException | TransportException e) {
            throw closed(e);
        }
    }

    private IOException closed(SSHException e) {
        return new IOException(
                isOpen() ? "it does not forward ports: AllowTcpForwarding in its sshd_config" : Reasons.of(e), e);
    }

    @Override
    public DuplexStream reach(String host, int port) throws IOException {
        return new ChannelStream(tunnel(host, port));
    }

    private synchronized SshPorts ports() {
        if (ports == null) {
            ports = new SshPorts(client.getConnection());
        }
        return ports;
    }

    @Override
    public boolean hasRoom(ChannelUse use) {
        return slots.hasRoom(use);
    }

    /** Requests what is to run on an open channel. */
    private interface Request {
        void of(SshChannel channel) throws IOException;
    }

    private SshChannel channel(RemoteProcess.Listener listener, ChannelSlots.Place place) {
        SshChannel.Owner owner = new SshChannel.Owner() {
            @Override
            public String lost() {
                return lost.get();
            }

            @Override
            public void heard() {
                keepAlive.heard();
            }

            @Override
            public void ended() {
                place.give();
            }
        };
        return new SshChannel(client.getConnection(), listener, new SerialExecutor(WRITERS), owner);
    }

    /**
     * Opens a way through this host to another.
     *
     * @throws IOException if this host cannot reach it, or not in time
     */
    DirectConnection tunnel(String host, int port) throws IOException {
        return client.newDirectConnection(host, port);
    }

    @Override
    public boolean isOpen() {
        return lost.get() == null && !closed && client.isConnected();
    }

    @Override
    public Optional<Duration> roundTrip(Duration limit) {
        // the shorter of two: the first may have waited for a thread, here or there
        Optional<Duration> first = RoundTrip.measure(client, limit);
        return first.flatMap(
                once -> RoundTrip.measure(client, limit).map(twice -> once.compareTo(twice) < 0 ? once : twice));
    }

    @Override
    public void onLost(Consumer<String> listener) {
        String already;
        synchronized (lost) {
            onLost = listener;
            already = lost.get();
        }
        if (already != null) {
            listener.accept(already);
        }
    }

    /** Closes the socket, which tells the node all it needs to know; a parting message to 500 nodes would take a while. */
    @Override
    public void close() {
        closed = true;
        keepAlive.stop();
        slots.end("disconnected");
        closeSocket();
    }

    private void drop(String reason) {
        lost(reason);
        closeSocket();
    }

    private void closeSocket() {
        Socket socket = client.getSocket();
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            // a socket that cannot be closed is as good as closed; its reader finds out
            closed = true;
        }
    }

    private void lost(String seeming) {
        String reason = StreamSocket.reason(client.getSocket(), seeming);
        keepAliveStop();
        Consumer<String> listener;
        synchronized (lost) {
            if (closed || !lost.compareAndSet(null, reason)) {
                return;
            }
            listener = onLost;
        }
        slots.end(reason);
        listener.accept(reason);
    }

    private void keepAliveStop() {
        if (keepAlive != null) {
            keepAlive.stop();
        }
    }
}
