package pish.render;

import java.util.Arrays;
import pish.transport.Bytes;
import pish.transport.Stream;

/** The end of what a node has printed, on both streams, and how much that was; costs little however much it is. */
final class OutputTail {
    /** Wider than terminals are, with room for colours. */
    private static final int KEPT = 1024;

    private final byte[] kept = new byte[KEPT];
    private int held;
    private long count;
    private Stream last = Stream.STDOUT;

    /** Takes some more output. */
    void add(Stream stream, Bytes bytes) {
        count += bytes.length();
        if (stream != last) {
            // a line that one stream has begun does not go on with the other
            add(Bytes.utf8("\n"));
            last = stream;
        }
        add(bytes);
    }

    private void add(Bytes bytes) {
        int more = Math.min(KEPT, bytes.length());
        int stay = Math.min(held, KEPT - more);
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
        boolean cut = start == 0 && count > held;
        while (cut && start < end && (kept[start] & 0xc0) == 0x80) {
            start++;
        }
        return Arrays.copyOfRange(kept, start, end);
    }
}
