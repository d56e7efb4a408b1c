package pish.mpi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes one stream of srun apart, which is lines: those of {@link SlurmTask} begin with the mark and a letter, all others are
 * Slurm's own. After {@code r} or {@code p}, a rank and a colon comes what the rank has printed; after {@code p} the newline
 * is not part of that.
 */
final class SlurmOutput {
    private static final int LONGEST = 64 << 10;
    private static final int MOST_DIGITS = 7;

    private final byte[] mark;
    private final Parts parts;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** Takes the parts of a stream. */
    interface Parts {
        /** Takes some output of a rank. */
        void rank(int rank, byte[] bytes);

        /** Takes what is said by this program's own scripts: a letter and text. */
        void said(char letter, String text);

        /** Takes a line of Slurm's own. */
        void own(String line);
    }

    SlurmOutput(RankMark mark, Parts parts) {
        this.mark = mark.bytes();
        this.parts = parts;
    }

    /** Takes what has come. */
    void add(byte[] bytes) {
        for (byte b : bytes) {
            line.write(b);
            if (b == '\n' || line.size() > LONGEST) {
                end();
            }
        }
    }

    /** Takes what has come as a line: nothing more comes. */
    void end() {
        byte[] bytes = line.toByteArray();
        line.reset();
        boolean marked = bytes.length > mark.length + 1 && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
        if (!marked) {
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            if (!text.isEmpty()) {
                parts.own(text);
            }
            return;
        }
        char letter = (char) bytes[mark.length];
        if (letter == 'r' || letter == 'p') {
            piece(bytes, letter == 'p' ? bytes.length - 1 : bytes.length);
        } else {
            int from = mark.length + 1;
            String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
            parts.said(letter, text.strip());
        }
    }

    private void piece(byte[] bytes, int end) {
        int rank = 0;
        int at = mark.length + 1;
        int first = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - first < MOST_DIGITS) {
            rank = rank * 10 + bytes[at++] - '0';
        }
        if (at > first && at + 1 < end && bytes[at] == ':') {
            parts.rank(rank, Arrays.copyOfRange(bytes, at + 1, end));
        }
    }
}
