package pish.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One connection that is tried, and what the server says first if it is one of SSH. */
final class Attempt {
    /** RFC 4253, 4.2: an identification has at most 255 bytes; lines before it are not worth more than that. */
    private static final int MOST_BYTES = 1024;

    private static final String IDENTIFICATION = "SSH-";
    /** How long a server may take to say what it is. */
    private static final long BANNER_NANOS = Duration.ofSeconds(1).toNanos();

    private final Ipv4 address;
    private final int port;
    private final Listener listener;
    private final ByteBuffer said;
    private long begun;
    private long opened;

    /** Takes what comes of it. */
    interface Listener {
        /** Somebody answered: the port is open or refuses. */
        void answered(Ipv4 address, int port, boolean open, Duration latency);

        /** Nobody answered, or the way there does not exist. */
        void silent(Ipv4 address, int port);

        /** A server of SSH says which it is, in printable ASCII. */
        void identified(Ipv4 address, String software);
    }

    /**
     * Prepares it.
     *
     * @param banner whether to wait for the identification of SSH
     */
    Attempt(Ipv4 address, int port, boolean banner, Listener listener) {
        this.address = address;
        this.port = port;
        this.listener = listener;
        this.said = ByteBuffer.allocate(banner ? MOST_BYTES : 0);
    }

    Ipv4 address() {
        return address;
    }

    int port() {
        return port;
    }

    void begin(long now) {
        begun = now;
    }

    /** Takes note that it is connected; returns whether there is something to read. */
    boolean open(long now) {
        opened = now;
        listener.answered(address, port, true, Duration.ofNanos(now - begun));
        return said.hasRemaining();
    }

    /** Reads what there is; returns whether nothing of interest will follow. */
    boolean read(SocketChannel channel) throws IOException {
        boolean ended = channel.read(said) < 0 || !said.hasRemaining();
        String text = new String(said.array(), 0, said.position(), StandardCharsets.ISO_8859_1);
        int start = text.startsWith(IDENTIFICATION) ? 0 : text.indexOf("\n" + IDENTIFICATION) + 1;
        int end = text.indexOf('\n', start);
        if (text.startsWith(IDENTIFICATION, start) && end >= 0) {
            listener.identified(address, Printable.of(text.substring(start, end).stripTrailing()));
            return true;
        }
        return ended;
    }

    boolean isOver(long now, Duration patience) {
        return opened == 0 ? now - begun > patience.toNanos() : now - opened > BANNER_NANOS;
    }

    void fail(boolean refused, long now) {
        if (refused) {
            listener.answered(address, port, false, Duration.ofNanos(now - begun));
        } else if (opened == 0) {
            listener.silent(address, port);
        }
    }
}
