package pish.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The places in a shell's input at which it was told to send frames, in order. A frame that comes proves that the shell is
 * past all earlier places too: it drops unread input when it is signalled.
 */
final class Markers {
    private final List<String> lasting;
    private final List<Marker> markers = new ArrayList<>();
    private long added;
    private long passed;

    /** Begins with no places; frames with the nonces given may come at any time. */
    Markers(String... lasting) {
        this.lasting = List.of(lasting);
    }

    /** Adds a place at the end and returns its nonce. */
    String add(char kind, RunningLine line) {
        Marker marker = new Marker(Nonce.next(), added + 1, kind, line);
        markers.add(marker);
        added++;
        return marker.nonce;
    }

    /** Returns every nonce that may come. */
    List<byte[]> nonces() {
        List<byte[]> nonces = new ArrayList<>(markers.size() + lasting.size());
        markers.forEach(m -> nonces.add(m.nonce.getBytes(StandardCharsets.ISO_8859_1)));
        lasting.forEach(nonce -> nonces.add(nonce.getBytes(StandardCharsets.ISO_8859_1)));
        return nonces;
    }

    /**
     * Notes that a stream brought a frame; places that both streams are past are forgotten.
     *
     * @return the frame's place, or null where it has none
     */
    Marker pass(Stream stream, Frame frame) {
        int at = 0;
        while (at < markers.size() && !markers.get(at).nonce.equals(frame.nonce())) {
            at++;
        }
        if (at == markers.size()) {
            return null;
        }
        Marker found = markers.get(at);
        passed = Math.max(passed, found.number);
        markers.subList(0, at + 1).forEach(m -> m.pass(stream));
        markers.removeIf(m -> m.outPassed && m.errPassed);
        return found;
    }

    /** Returns how many places there have been. */
    long added() {
        return added;
    }

    /** Returns how many of all places the shell is known to be past, by a frame on either stream. */
    long passed() {
        return passed;
    }

    /** One such place. */
    static final class Marker {
        /** What the frame there is: one of the kinds of {@link Frame}. */
        final char kind;
        /** The line whose end it marks, or null. */
        final RunningLine line;

        private final String nonce;
        private final long number;
        private boolean outPassed;
        private boolean errPassed;

        private Marker(String nonce, long number, char kind, RunningLine line) {
            this.nonce = nonce;
            this.number = number;
            this.kind = kind;
            this.line = line;
        }

        private void pass(Stream stream) {
            outPassed |= stream == Stream.STDOUT;
            errPassed |= stream == Stream.STDERR;
        }
    }
}
