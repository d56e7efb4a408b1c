package pish.mpi;

import java.io.ByteArrayOutputStream;

/**
 * Takes one stream of mpiexec apart. Hydra puts its pattern before each line of a rank's output, and before each part of a
 * line that came by itself; what follows a newline without it is mpiexec's own (MPICH, src/pm/hydra, stdoe_cb in uiu.c).
 */
final class OutputSplit {
    private static final int NOBODY = -1;
    private static final int MOST_DIGITS = 7;

    private final byte[] mark;
    private final Parts parts;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    /** How much of a mark, and of the number and colon after it, may have come. */
    private int matched;

    private int number;
    private int rank = NOBODY;
    private boolean lineEnded;

    /** Takes the parts of a stream. */
    interface Parts {
        /** Takes some output of a rank. */
        void rank(int rank, byte[] bytes);

        /** Takes some output of mpiexec itself. */
        void own(byte[] bytes);
    }

    OutputSplit(RankMark mark, Parts parts) {
        this.mark = mark.bytes();
        this.parts = parts;
    }

    /** Takes what has come. */
    void add(byte[] bytes) {
        for (byte b : bytes) {
            add(b);
        }
        flush();
    }

    private void add(byte b) {
        if (matched < mark.length) {
            if (b == mark[matched]) {
                matched++;
                return;
            }
        } else if (b >= '0' && b <= '9' && matched - mark.length < MOST_DIGITS) {
            number = number * 10 + b - '0';
            matched++;
            return;
        } else if (b == ':' && matched > mark.length) {
            become(number);
            matched = 0;
            number = 0;
            return;
        }
        giveBack();
        if (b == mark[0]) {
            matched = 1;
            return;
        }
        plain(b);
    }

    /** What looked like a mark is none, so that it is output. */
    private void giveBack() {
        String digits = matched > mark.length ? Integer.toString(number) : "";
        int zeros = matched - mark.length - digits.length();
        int count = Math.min(matched, mark.length);
        matched = 0;
        number = 0;
        for (int i = 0; i < count; i++) {
            plain(mark[i]);
        }
        for (int i = 0; i < zeros; i++) {
            plain((byte) '0');
        }
        for (int i = 0; i < digits.length(); i++) {
            plain((byte) digits.charAt(i));
        }
    }

    private void plain(byte b) {
        if (lineEnded) {
            become(NOBODY);
        }
        piece.write(b);
        lineEnded = b == '\n' && rank != NOBODY;
    }

    private void become(int next) {
        if (next != rank) {
            flush();
        }
        rank = next;
        lineEnded = false;
    }

    private void flush() {
        if (piece.size() > 0) {
            byte[] bytes = piece.toByteArray();
            piece.reset();
            if (rank == NOBODY) {
                parts.own(bytes);
            } else {
                parts.rank(rank, bytes);
            }
        }
    }

    /** Says that nothing more comes. */
    void end() {
        giveBack();
        flush();
    }
}
