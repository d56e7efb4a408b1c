package pish.render;

import java.nio.CharBuffer;

/** The part of {@link SafeText} that deals with characters: keeps state, as a sequence may come in pieces. */
final class ControlCharacters {
    private static final char ESCAPE = 0x1b;
    static final char DELETE = 0x7f;
    /** Longer than any colour that a program sets. */
    private static final int LONGEST = 64;

    private final boolean colour;
    private final StringBuilder sequence = new StringBuilder();
    private boolean carriageReturn;
    private boolean coloured;

    ControlCharacters(Palette palette) {
        this.colour = palette != Palette.PLAIN;
    }

    void append(CharBuffer in, StringBuilder out) {
        while (in.hasRemaining()) {
            append(in.get(), out);
        }
    }

    /** Returns whether what comes next may change the meaning of what came last. */
    boolean isWaiting() {
        return !sequence.isEmpty() || carriageReturn;
    }

    /** Returns whether {@link #end} would append nothing. */
    boolean isIdle() {
        return !isWaiting() && !coloured;
    }

    /** Shows what was begun and not completed, and ends colours. */
    void end(StringBuilder out) {
        abandon(out);
        if (carriageReturn) {
            out.append("^M");
            carriageReturn = false;
        }
        if (coloured) {
            out.append(ESCAPE).append("[m");
            coloured = false;
        }
    }

    private void append(char c, StringBuilder out) {
        if (!sequence.isEmpty() && goesOn(c)) {
            sequence.append(c);
            if (c == 'm') {
                complete(out);
            }
            return;
        }
        abandon(out);
        if (carriageReturn && c != '\n') {
            out.append("^M");
        }
        carriageReturn = c == '\r';
        if (c == ESCAPE) {
            sequence.append(c);
        } else if (c != '\r') {
            show(c, out);
        }
    }

    private boolean goesOn(char c) {
        if (sequence.length() == 1) {
            return c == '[';
        }
        return sequence.length() < LONGEST && ((c >= '0' && c <= ';') || c == 'm');
    }

    private void complete(StringBuilder out) {
        if (colour) {
            out.append(sequence);
            coloured = !sequence.toString().matches("\u001b\\[0*m");
        }
        sequence.setLength(0);
    }

    private void abandon(StringBuilder out) {
        for (int i = 0; i < sequence.length(); i++) {
            show(sequence.charAt(i), out);
        }
        sequence.setLength(0);
    }

    private static void show(char c, StringBuilder out) {
        if (c == '\n' || c == '\t') {
            out.append(c);
        } else if (c < ' ') {
            out.append('^').append((char) (c + '@'));
        } else if (c == DELETE) {
            out.append("^?");
        } else if (acts(c)) {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }

    /** C1 controls, and what turns the direction of text or breaks lines. */
    private static boolean acts(char c) {
        return (c >= 0x80 && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
