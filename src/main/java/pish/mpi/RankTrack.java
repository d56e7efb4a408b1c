package pish.mpi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** One rank on its way. Read by other threads than the one that writes. */
final class RankTrack {
    /** So many bytes of a line are kept. */
    private static final int LONGEST = 400;

    private final int rank;
    private volatile String node;
    private final Map<Stream, StringBuilder> open = new EnumMap<>(Stream.class);
    private long pid;
    private long begun;
    private long ended;
    private long lines;
    private String last = "";
    private int ends;
    private Optional<ExitStatus> said = Optional.empty();
    private Optional<ExitStatus> status = Optional.empty();

    RankTrack(int rank, String node) {
        this.rank = rank;
        this.node = node;
        open.put(Stream.STDOUT, new StringBuilder());
        open.put(Stream.STDERR, new StringBuilder());
    }

    synchronized void begun(long newPid) {
        pid = newPid;
        begun = System.nanoTime();
    }

    /** Notes that one of its streams has ended; returns whether both have, so that it has. */
    synchronized boolean ended(ExitStatus newStatus) {
        if (ends++ == 0) {
            ended = System.nanoTime();
            said = Optional.of(newStatus);
        }
        return ends == 2 && status.isEmpty();
    }

    /** Returns the status that it has said to have ended with, on one stream at least. */
    synchronized Optional<ExitStatus> said() {
        return said;
    }

    synchronized void settle(ExitStatus newStatus) {
        ended = ended == 0 ? System.nanoTime() : ended;
        status = Optional.of(newStatus);
    }

    synchronized boolean hasEnded() {
        return status.isPresent();
    }

    String node() {
        return node;
    }

    /** Says where it runs, where that was not known before it began. */
    void place(String newNode) {
        node = newNode;
    }

    synchronized void output(Stream stream, byte[] bytes) {
        StringBuilder line = open.get(stream);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                keep(line, bytes, from, i);
                lines++;
                last = line.toString().isBlank() ? last : line.toString();
                line.setLength(0);
                from = i + 1;
            }
        }
        keep(line, bytes, from, bytes.length);
    }

    private static void keep(StringBuilder line, byte[] bytes, int from, int to) {
        int room = Math.min(LONGEST - line.length(), to - from);
        if (room > 0) {
            line.append(new String(bytes, from, room, StandardCharsets.UTF_8));
        }
    }

    synchronized Duration elapsed() {
        return begun == 0 ? Duration.ZERO : Duration.ofNanos((ended == 0 ? System.nanoTime() : ended) - begun);
    }

    synchronized RankState state() {
        return new RankState(rank, node, pid, status, elapsed(), lines, last);
    }
}
