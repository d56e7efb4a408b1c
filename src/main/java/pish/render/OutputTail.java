package pish.render;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import pish.transport.Bytes;
import pish.transport.Stream;

/** The end of what a node has printed, on both streams, and how much that was; costs little however much it is. */
final class OutputTail {
    /** Wider than terminals are, with room for colours. */
    private static final int LINE = 1024;

    private final int most;
    private byte[] kept = {};
    private int held;
    private long count;
    private boolean dropped;
    private Stream last = Stream.STDOUT;

    /** Keeps as much as a last line takes. */
    OutputTail() {
        this(LINE);
    }

    /** Keeps so many bytes, at least 1, once there are so many. */
    OutputTail(int most) {
        this.most = most;
    }

    /** Takes some more output. */
    void add(Stream stream, Bytes bytes) {
        count += bytes.length();
        if (stream != last && held > 0 && kept[held - 1] != '\n') {
            // a line that one stream has begun does not go on with the other
            add(Bytes.utf8("\n"));
        }
        last = stream;
        add(bytes);
    }

    private void add(Bytes bytes) {
        int more = Math.min(most, bytes.length());
        int stay = Math.min(held, most - more);
        dropped |= more < bytes.length() || stay < held;
        if (kept.length < stay + more) {
            kept = Arrays.copyOf(kept, Math.min(most, Math.max(stay + more, 2 * kept.length)));
        }
        System.arraycopy(kept, held - stay, kept, 0, stay);
        bytes.copyTo(bytes.length() - more, kept, stay, more);
        held = stay + more;
    }

    /** Returns how many bytes there have been. */
    long count() {
        return count;
    }

    /**
     * Returns the last line that is not blank, complete or not, without what ends it; a carriage return ends one too, as
     * programs use it to write their progress over itself. Of a very long line it is the end.
     */
    byte[] lastLine() {
        int end = held;
        while (end > 0 && kept[end - 1] <= ' ' && kept[end - 1] >= 0) {
            end--;
        }
        int start = end;
        while (start > 0 && kept[start - 1] != '\n' && kept[start - 1] != '\r') {
            start--;
        }
        return range(start, end);
    }

    /**
     * Returns the last lines, the oldest first, without what ends them; the last one may be incomplete. Of one that is longer than
     * what is kept it is the end.
     *
     * @param wanted how many, at most
     */
    List<byte[]> lines(int wanted) {
        Deque<byte[]> lines = new ArrayDeque<>();
        int end = held > 0 && kept[held - 1] == '\n' ? held - 1 : held;
        while (held > 0 && end >= 0 && lines.size() < wanted) {
            int start = end;
            while (start > 0 && kept[start - 1] != '\n') {
                start--;
            }
            lines.addFirst(range(start, end));
            end = start - 1;
        }
        return List.copyOf(lines);
    }

    /** Returns some of what is kept, which begins with a whole character of UTF-8. */
    private byte[] range(int start, int end) {
        int from = start;
        while (start == 0 && dropped && from < end && (kept[from] & 0xc0) == 0x80) {
            from++;
        }
        return Arrays.copyOfRange(kept, from, end);
    }
}
