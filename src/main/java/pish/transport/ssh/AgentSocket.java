package pish.transport.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Requests and answers over an agent's Unix socket, each four bytes of length, then so many bytes. */
final class AgentSocket {
    /** OpenSSH's own limit. */
    private static final int MAX_ANSWER = 256 * 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final long deadline;

    private AgentSocket(SocketChannel channel, Selector selector, Duration timeout) {
        this.channel = channel;
        this.selector = selector;
        deadline = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Sends a request over a connection of its own and returns the answer.
     *
     * @param timeout for all of it: an answer that trickles in counts as none
     * @throws IOException if there is nobody, no answer in time, or one too long
     */
    static byte[] exchange(Path socket, byte[] request, Duration timeout) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            AgentSocket agent = new AgentSocket(channel, selector, timeout);
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
                agent.await(SelectionKey.OP_CONNECT);
                channel.finishConnect();
            }
            agent.write(ByteBuffer.allocate(Integer.BYTES + request.length)
                    .putInt(request.length)
                    .put(request)
                    .flip());
            int length = agent.read(Integer.BYTES).getInt();
            if (length <= 0 || length > MAX_ANSWER) {
                throw new IOException("it answered nonsense");
            }
            return agent.read(length).array();
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            int got = channel.read(bytes);
            if (got < 0) {
                throw new EOFException("it hung up");
            }
            if (got == 0 || bytes.hasRemaining()) {
                await(SelectionKey.OP_READ);
            }
        }
        return bytes.flip();
    }

    private void await(int operation) throws IOException {
        channel.register(selector, operation);
        long left = deadline - System.nanoTime();
        if (left <= 0 || selector.select(Math.max(1, left / 1_000_000)) == 0) {
            throw new IOException("it does not answer");
        }
        selector.selectedKeys().clear();
    }
}
