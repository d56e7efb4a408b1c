package pish.transport;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Holds what comes of a line back for as long as it may turn out to be what the account says whatever it is asked, but for
 * numbers such as the time of day. Used under the lock of its {@link CommandShell}.
 */
final class HeldAnswer {
    private record Piece(Stream stream, Bytes bytes) {}

    private final Refusal known;
    private final ShellListener listener;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Piece> pieces = new ArrayList<>();
    private boolean holding;

    /**
     * Begins to hold.
     *
     * @param known what the account said when it was asked for a shell
     * @param listener takes all output that is held no longer
     */
    HeldAnswer(Refusal known, ShellListener listener) {
        this.known = known;
        this.listener = listener;
        // of what was cut nobody knows how it went on
        holding = known.out().length() < Refusal.MOST && known.err().length() < Refusal.MOST;
    }

    /** Takes output. */
    void take(Stream stream, byte[] buffer, int offset, int length) {
        if (!holding) {
            listener.output(stream, buffer, offset, length);
            return;
        }
        pieces.add(new Piece(stream, Bytes.copyOf(buffer, offset, length)));
        (stream == Stream.STDOUT ? out : err).write(buffer, offset, length);
        if (!shape(known.out().toArray()).startsWith(shape(out.toByteArray()))
                || !shape(known.err().toArray()).startsWith(shape(err.toByteArray()))) {
            release();
        }
    }

    /** Hands on what is held; nothing is held any more. */
    void release() {
        holding = false;
        pieces.forEach(piece -> listener.output(piece.stream, piece.bytes.toArray(), 0, piece.bytes.length()));
        pieces.clear();
    }

    /** Returns the refusal that a line was which ended so, or null where it was none. */
    Refusal asRefusal(ExitStatus status) {
        Refusal now = new Refusal(ShellKind.NONE, false, false, status, bytes(out), bytes(err));
        boolean same = holding
                && Objects.equals(status, known.status())
                && shape(known.out().toArray()).equals(shape(now.out().toArray()))
                && shape(known.err().toArray()).equals(shape(now.err().toArray()));
        return same ? now : null;
    }

    private static Bytes bytes(ByteArrayOutputStream from) {
        return Bytes.copyOf(from.toByteArray(), 0, from.size());
    }

    private static String shape(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1).replaceAll("[0-9]+", "0");
    }
}
