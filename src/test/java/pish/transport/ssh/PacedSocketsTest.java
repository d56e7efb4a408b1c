package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pish.transport.Await;

class PacedSocketsTest {
    private final Semaphore turns = new Semaphore(1);
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Socket connect(PacedSockets sockets) throws IOException {
        Socket socket = sockets.createSocket();
        socket.connect(server.getLocalSocketAddress(), 5_000);
        return socket;
    }

    @Test
    void aSilentHostTakesNoTurn() throws Exception {
        PacedSockets sockets = new PacedSockets(turns);
        try (Socket socket = connect(sockets)) {
            assertThat(socket.getTcpNoDelay()).isTrue();
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(turns.availablePermits()).isEqualTo(1);
            sockets.done();
            assertThat(turns.availablePermits()).isEqualTo(1);
        }
    }

    @Test
    void whoWasAnsweredWaitsForATurnAndGivesItBackOnce() throws Exception {
        PacedSockets one = new PacedSockets(turns);
        PacedSockets two = new PacedSockets(turns);
        try (Socket first = connect(one);
                Socket firstPeer = server.accept();
                Socket second = connect(two);
                Socket secondPeer = server.accept()) {
            firstPeer.getOutputStream().write(new byte[] {1, 2, 3});
            secondPeer.getOutputStream().write(4);
            assertThat(first.getInputStream().read()).isEqualTo(1);
            assertThat(turns.availablePermits()).isZero();
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return second.getInputStream().read();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Await.until("the second's wait", turns::hasQueuedThreads);
            assertThat(first.getInputStream().readNBytes(2)).containsExactly(2, 3);
            assertThat(waiting).isNotDone();
            one.done();
            assertThat(waiting.join()).isEqualTo(4);
            one.done();
            assertThat(turns.availablePermits()).isZero();
            two.done();
            assertThat(turns.availablePermits()).isEqualTo(1);
        }
    }
}
