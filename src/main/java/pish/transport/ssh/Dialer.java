package pish.transport.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import pish.node.Node;
import pish.transport.ConnectFailure;
import pish.transport.Prompter;

/** Connects a client to its host: straight, through other hosts, or through a ProxyCommand. */
final class Dialer implements AutoCloseable {
    private final Semaphore turns;
    private final Startups startups;
    private final Jumps jumps;

    /**
     * Makes a dialer.
     *
     * @param turns for key exchanges
     * @param startups for logins at hosts on the way
     */
    Dialer(Semaphore turns, Startups startups, Jumps jumps) {
        this.turns = turns;
        this.startups = startups;
        this.jumps = jumps;
    }

    /** Connects to a host on the way to others, see {@link #connect}, and may wait for its turn. */
    Runnable connectOnTheWay(SSHClient client, Endpoint endpoint, Prompter prompter)
            throws ConnectFailure, IOException {
        if (endpoint.via().isPresent() || !endpoint.command().isEmpty()) {
            return connect(client, endpoint, prompter);
        }
        Runnable begun = startups.begin();
        boolean done = false;
        try {
            Runnable over = connect(client, endpoint, prompter);
            done = true;
            return () -> {
                begun.run();
                over.run();
            };
        } finally {
            if (!done) {
                begun.run();
            }
        }
    }

    /**
     * Connects and exchanges keys.
     *
     * @param prompter answers what hosts on the way ask
     * @return what has to be told when the login is over
     * @throws ConnectFailure if a host on the way is not reached
     * @throws IOException if the host itself is not
     */
    Runnable connect(SSHClient client, Endpoint endpoint, Prompter prompter) throws ConnectFailure, IOException {
        if (endpoint.via().isPresent()) {
            jump(client, endpoint, prompter);
            return () -> {};
        }
        return endpoint.command().isEmpty() ? straight(client, endpoint) : proxy(client, endpoint);
    }

    private void jump(SSHClient client, Endpoint endpoint, Prompter prompter) throws ConnectFailure, IOException {
        Node node = endpoint.node();
        Socket through = jumps.socket(endpoint.via().orElseThrow(), node.address(), node.effectivePort(), prompter);
        try {
            tunnel(client, endpoint, through);
        } catch (IOException e) {
            through.close();
            throw e;
        }
    }

    private Runnable straight(SSHClient client, Endpoint endpoint) throws IOException {
        Node node = endpoint.node();
        PacedSockets sockets = new PacedSockets(turns);
        client.setSocketFactory(sockets);
        try {
            if (!endpoint.bindAddress().isEmpty()) {
                sockets.bind(InetAddress.getByName(endpoint.bindAddress()));
            }
            client.connect(node.address(), node.effectivePort());
            return sockets::done;
        } catch (IOException | RuntimeException e) {
            sockets.done();
            throw e;
        }
    }

    private Runnable proxy(SSHClient client, Endpoint endpoint) throws ConnectFailure, IOException {
        // most likely an ssh to one host for all nodes
        Runnable begun = startups.begin();
        boolean done = false;
        try {
            talk(client, endpoint);
            done = true;
            return begun;
        } finally {
            if (!done) {
                begun.run();
            }
        }
    }

    private static void talk(SSHClient client, Endpoint endpoint) throws ConnectFailure, IOException {
        ProxyProcess process = ProxyProcess.start(endpoint.command());
        try {
            tunnel(client, endpoint, process.socket(endpoint.node().address()));
        } catch (IOException e) {
            // before it is ended, which closes its streams
            String said = process.said();
            process.close();
            if (said.isEmpty()) {
                throw e;
            }
            String reason = "the ProxyCommand says: " + said;
            throw new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, reason);
        }
    }

    private static void tunnel(SSHClient client, Endpoint endpoint, Socket socket) throws IOException {
        client.setSocketFactory(new Ready(socket));
        Deadline deadline = new Deadline(endpoint.timeout(), socket);
        try (deadline) {
            client.connect(socket.getInetAddress(), endpoint.node().effectivePort());
        } catch (IOException e) {
            throw deadline.passed() ? new java.net.SocketTimeoutException() : e;
        }
    }

    @Override
    public void close() {
        jumps.close();
    }

    /** Hands out a socket that is connected already. */
    private static final class Ready extends SocketFactory {
        private final Socket socket;

        Ready(Socket socket) {
            this.socket = socket;
        }

        @Override
        public Socket createSocket() {
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            return socket;
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return socket;
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
            return socket;
        }
    }
}
