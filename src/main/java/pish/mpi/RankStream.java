package pish.mpi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One stream of one rank: hands on what the program prints, and takes out what {@link RankScript} says in between, which is
 * the mark, a letter, text and a newline.
 */
final class RankStream {
    /** A longer text is none of ours. */
    private static final int LONGEST = 200;

    private final byte[] mark;
    private final Consumer<byte[]> output;
    private final Consumer<String> said;
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    /**
     * Makes one.
     *
     * @param output takes what the program prints
     * @param said takes a letter and text
     */
    RankStream(RankMark mark, Consumer<byte[]> output, Consumer<String> said) {
        this.mark = mark.bytes();
        this.output = output;
        this.said = said;
    }

    /** Takes what has come. */
    void add(byte[] bytes) {
        if (held.size() == 0 && indexOfBegin(bytes) < 0) {
            output.accept(bytes);
            return;
        }
        for (byte b : bytes) {
            add(b);
        }
        flush();
    }

    private static int indexOfBegin(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == RankMark.BEGIN) {
                return i;
            }
        }
        return -1;
    }

    private void add(byte b) {
        int size = held.size();
        if (size < mark.length ? b == mark[size] : b != '\n' && size < LONGEST) {
            held.write(b);
        } else if (size >= mark.length && b == '\n') {
            flush();
            String text = held.toString(StandardCharsets.UTF_8).substring(mark.length);
            held.reset();
            said.accept(text);
        } else {
            giveBack();
            if (b == mark[0]) {
                held.write(b);
            } else {
                plain.write(b);
            }
        }
    }

    private void giveBack() {
        plain.writeBytes(held.toByteArray());
        held.reset();
    }

    private void flush() {
        if (plain.size() > 0) {
            byte[] bytes = plain.toByteArray();
            plain.reset();
            output.accept(bytes);
        }
    }

    /** Says that nothing more comes. */
    void end() {
        giveBack();
        flush();
    }
}
