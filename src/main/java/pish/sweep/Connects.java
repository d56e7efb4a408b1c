package pish.sweep;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** TCP connections that are tried side by side, on the one thread that calls {@link #run}. */
final class Connects implements AutoCloseable {
    /** How many there may be at once. */
    private static final int MOST = 512;

    private final Selector selector = Selector.open();

    Connects() throws IOException {}

    /** Returns whether so many more fit in. */
    boolean hasRoom(int more) {
        return selector.keys().size() + more <= MOST;
    }

    /** Returns whether none is under way. */
    boolean isIdle() {
        return selector.keys().stream().noneMatch(SelectionKey::isValid);
    }

    /** Tries to connect. */
    void start(Attempt attempt) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        attempt.begin(System.nanoTime());
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, attempt);
        try {
            if (channel.connect(new InetSocketAddress(attempt.address().inet(), attempt.port()))) {
                connected(key, attempt);
            }
        } catch (IOException e) {
            fail(key, attempt, e);
        }
    }

    /** Ends all attempts of an address but those that are connected. */
    void drop(Ipv4 address) throws IOException {
        for (SelectionKey key : List.copyOf(selector.keys())) {
            if (key.attachment() instanceof Attempt attempt
                    && attempt.address().equals(address)
                    && key.isValid()
                    && key.interestOps() == SelectionKey.OP_CONNECT) {
                key.channel().close();
            }
        }
    }

    /**
     * Waits for something to happen and tells of it.
     *
     * @param wait the longest to wait
     * @param patience how long one that is not connected may take
     */
    void run(Duration wait, Duration patience) throws IOException {
        selector.select(Math.max(1, wait.toMillis()));
        List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
        selector.selectedKeys().clear();
        for (SelectionKey key : ready) {
            if (key.isValid() && key.attachment() instanceof Attempt attempt) {
                proceed(key, attempt);
            }
        }
        expire(patience);
    }

    private static void proceed(SelectionKey key, Attempt attempt) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                connected(key, attempt);
            } else if (key.isReadable() && attempt.read(channel)) {
                channel.close();
            }
        } catch (IOException e) {
            fail(key, attempt, e);
        }
    }

    private static void connected(SelectionKey key, Attempt attempt) throws IOException {
        if (attempt.open(System.nanoTime())) {
            key.interestOps(SelectionKey.OP_READ);
        } else {
            key.channel().close();
        }
    }

    private static void fail(SelectionKey key, Attempt attempt, IOException failure) throws IOException {
        key.channel().close();
        boolean refused = failure instanceof ConnectException
                && String.valueOf(failure.getMessage()).contains("refused");
        attempt.fail(refused, System.nanoTime());
    }

    private void expire(Duration patience) throws IOException {
        long now = System.nanoTime();
        Iterator<SelectionKey> keys = List.copyOf(selector.keys()).iterator();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            if (key.isValid() && key.attachment() instanceof Attempt attempt && attempt.isOver(now, patience)) {
                key.channel().close();
                attempt.fail(false, now);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : List.copyOf(selector.keys())) {
            key.channel().close();
        }
        selector.close();
    }
}
