package pish.transport.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Takes TCP connections on a port of 127.0.0.1, and never says a word: a host whose sshd hangs. */
final class SilentServer implements AutoCloseable {
    private final ServerSocket socket;

    SilentServer() throws IOException {
        // the kernel completes connections on its own; nobody ever accepts them
        socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    String address() {
        return socket.getInetAddress().getHostAddress();
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
