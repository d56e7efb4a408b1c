package pish.mpi;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.transport.Caller;

/**
 * Finds out which rank of which job a program is that has connected to its node's port: by the number that the rank was
 * given in its environment, which accounts cannot read in one another's. Its methods are for all threads.
 */
final class PmiDesk {
    /** The longest first line, with its newline. */
    private static final int LONGEST = 80;

    /** What a rank begins with (MPICH, PMII_Set_from_port). */
    private static final Pattern HELLO = Pattern.compile("cmd=initack pmiid=([0-9]{1,10})\\s*");

    private static final SecureRandom RANDOM = new SecureRandom();
    private final Map<Long, Seat> seats = new ConcurrentHashMap<>();

    /** A job, to which ranks come. */
    interface Door {
        /** Takes a rank, on the connection's reader thread; returns who is told what else it says. */
        Caller.Listener enter(int rank, Caller caller);

        /** Told, on the reader's thread, that a program on a node of the job's has named a number that is nobody's. */
        void stranger(String node);
    }

    private record Seat(Door door, int rank, String node) {}

    /**
     * Expects a rank, once.
     *
     * @return the number that it has to name: 31 random bits, as much as fits into the int that MPICH makes of it
     */
    long expect(Door door, int rank, String node) {
        while (true) {
            long id = 1L + RANDOM.nextInt(Integer.MAX_VALUE);
            if (seats.putIfAbsent(id, new Seat(door, rank, node)) == null) {
                return id;
            }
        }
    }

    /** Expects some no longer. */
    void forget(Collection<Long> ids) {
        ids.forEach(seats::remove);
    }

    /** Takes a program that has connected on a node; returns who is told what it says. */
    Caller.Listener called(String node, Caller caller) {
        return new Hello(node, caller);
    }

    private Optional<Seat> seat(String node, String line) {
        Matcher hello = HELLO.matcher(line);
        if (!hello.matches()) {
            return Optional.empty();
        }
        long id = Long.parseLong(hello.group(1));
        Seat seat = seats.get(id);
        // a number is good on its own node, and once
        boolean good = seat != null && seat.node().equals(node) && seats.remove(id, seat);
        return good ? Optional.of(seat) : Optional.empty();
    }

    private void stranger(String node) {
        seats.values().stream()
                .filter(seat -> seat.node().equals(node))
                .map(Seat::door)
                .distinct()
                .forEach(door -> door.stranger(node));
    }

    /** Reads the first line. */
    private final class Hello implements Caller.Listener {
        private final String node;
        private final Caller caller;
        private final StringBuilder line = new StringBuilder();
        private Caller.Listener next;
        private boolean refused;

        Hello(String node, Caller caller) {
            this.node = node;
            this.caller = caller;
        }

        @Override
        public void input(byte[] buffer, int offset, int length) {
            int at = offset;
            while (next == null && !refused && at < offset + length) {
                caller.consumed(1);
                add((char) (buffer[at++] & 0xff));
            }
            if (next != null && at < offset + length) {
                next.input(buffer, at, offset + length - at);
            }
        }

        private void add(char c) {
            if (c != '\n' && line.length() < LONGEST) {
                line.append(c);
                return;
            }
            Optional<Seat> seat = c == '\n' ? seat(node, line.toString()) : Optional.empty();
            if (seat.isPresent()) {
                next = seat.get().door().enter(seat.get().rank(), caller);
            } else {
                refused = true;
                caller.close();
                stranger(node);
            }
        }

        @Override
        public void closed() {
            if (next != null) {
                next.closed();
            }
        }
    }

    /** Returns a line's bytes. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
