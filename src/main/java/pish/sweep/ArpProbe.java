package pish.sweep;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Asks by ARP who is in this machine's networks, which takes no privilege: the kernel asks before it sends a datagram, and
 * says in its table who answered. It asks three times, a second apart (mcast_solicit and retrans_time_ms of arp(7)), and
 * until then keeps a place in a table that holds 1024 by default.
 */
final class ArpProbe {
    /** How many addresses are asked for at once; leaves room in the table for those this machine talks to. */
    static final int WINDOW = 768;

    /** After this the kernel has given up. */
    private static final long KERNEL_NANOS = Duration.ofMillis(3_100).toNanos();
    /** When the answer to the second request is there, if that to the first was lost. */
    private static final long RETRY_NANOS = Duration.ofMillis(1_150).toNanos();
    /** How long to wait where all who answered did so at once: some of those asleep between beacons wake up within that. */
    private static final long QUICK_NANOS = Duration.ofMillis(250).toNanos();

    /** How long where many answered, and all of them far sooner than that: longer than nmap waits before it asks once more. */
    private static final long LIVELY_NANOS = Duration.ofMillis(150).toNanos();

    private static final int MANY = 8;
    private static final long LIVELY_ANSWER_NANOS = Duration.ofMillis(20).toNanos();

    private static final long CALM_NANOS = Duration.ofMillis(30).toNanos();
    /** Who answers later than this may be asleep between beacons, and others too. */
    private static final long AT_ONCE_NANOS = Duration.ofMillis(100).toNanos();
    /** What one socket may have waiting for answers is bounded (SO_SNDBUF), so that each takes so many. */
    private static final int PER_SOCKET = 128;
    /** The discard service; what matters is the request that goes before. */
    private static final int PORT = 9;

    private final Map<Ipv4, Long> asked = new LinkedHashMap<>();
    private final List<Ipv4> again = new ArrayList<>();
    private final BiConsumer<Ipv4, String> found;
    private DatagramChannel socket;
    private int sent;
    private int answers;
    private long slowest = -1;
    private long lastAsked = System.nanoTime();
    private long lastFound = lastAsked;
    private long looked = lastAsked;

    /**
     * Makes a probe.
     *
     * @param found takes the address and the Ethernet address of everybody who answers
     */
    ArpProbe(BiConsumer<Ipv4, String> found) {
        this.found = found;
    }

    boolean hasRoom() {
        return asked.size() < WINDOW;
    }

    /** Returns how many have not answered so far. */
    int waiting() {
        return asked.size();
    }

    /** Returns whether an address has been asked for, and has not answered so far. */
    boolean waitsFor(Ipv4 address) {
        return asked.containsKey(address);
    }

    /** Asks for an address; one to which nobody may send is not there. */
    void ask(Ipv4 address) throws IOException {
        if (socket == null || sent % PER_SOCKET == 0) {
            close();
            socket = DatagramChannel.open(StandardProtocolFamily.INET);
            socket.configureBlocking(false);
        }
        sent++;
        try {
            socket.send(ByteBuffer.wrap(new byte[] {0}), new InetSocketAddress(address.inet(), PORT));
        } catch (IOException e) {
            return; // a broadcast address: EACCES; a route that was taken away: ENETUNREACH
        }
        lastAsked = System.nanoTime();
        asked.put(address, lastAsked);
    }

    /**
     * Takes in who has answered, and who will not.
     *
     * @param now before the table was read
     */
    void look(Neighbours table, long now) throws IOException {
        again.clear();
        for (Iterator<Map.Entry<Ipv4, Long>> entries = asked.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<Ipv4, Long> entry = entries.next();
            Optional<String> mac = table.mac(entry.getKey());
            if (mac.isPresent()) {
                // it had not answered when last looked; that it was not looked at for long says nothing of it
                slowest = Math.max(slowest, Math.max(0, looked - entry.getValue()));
                entries.remove();
                lastFound = now;
                answers++;
                found.accept(entry.getKey(), mac.get());
            } else if (now - entry.getValue() > KERNEL_NANOS) {
                entries.remove();
            } else if (!table.has(entry.getKey())) {
                entries.remove();
                again.add(entry.getKey()); // the table was full
            }
        }
        looked = now;
        for (Ipv4 address : again) {
            ask(address);
        }
    }

    /** Returns whether answers do not come one after the other just now, so that there is time for something else. */
    boolean isCalm() {
        return asked.isEmpty() || System.nanoTime() - lastFound > CALM_NANOS;
    }

    /**
     * Returns whether no answer is likely to come any more.
     *
     * @param expected whether somebody has not answered who should be there
     */
    boolean isQuiet(boolean expected) {
        if (asked.isEmpty()) {
            return true;
        }
        return System.nanoTime() - lastAsked > patience(answers, slowest, expected);
    }

    /**
     * Returns after how many nanoseconds of silence no answer is likely to come any more.
     *
     * @param slowest how many the slowest answer took; negative where there was none
     */
    static long patience(int answers, long slowest, boolean expected) {
        if (expected || slowest < 0 || slowest >= AT_ONCE_NANOS) {
            return RETRY_NANOS + Math.max(0, slowest);
        }
        return answers >= MANY && slowest < LIVELY_ANSWER_NANOS ? LIVELY_NANOS : QUICK_NANOS;
    }

    void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}
