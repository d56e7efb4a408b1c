package pish.render;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Sinks whose text a test can look at. */
final class Captured {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Sinks sinks;

    private Captured(boolean terminal, boolean one, Palette palette) {
        this(terminal, one, palette, 0);
    }

    private Captured(boolean terminal, boolean one, Palette palette, int columns) {
        Sink first = new Sink(out, terminal, palette, () -> columns);
        this.sinks = new Sinks(first, one ? first : new Sink(err, terminal, palette));
    }

    /** Standard output and standard error that go to a pipe each. */
    static Captured pipes() {
        return new Captured(false, false, Palette.PLAIN);
    }

    /** Two streams to one terminal. */
    static Captured terminals() {
        return new Captured(true, false, Palette.PLAIN);
    }

    /** One stream to a terminal. */
    static Captured terminal(Palette palette) {
        return new Captured(true, true, palette);
    }

    /** One stream to a terminal of a width. */
    static Captured terminal(Palette palette, int columns) {
        return new Captured(true, true, palette, columns);
    }

    Sinks sinks() {
        return sinks;
    }

    /** Returns what has come out, with {@code \e} for the escape character. */
    String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\u001b", "\\e");
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8).replace("\u001b", "\\e");
    }

    byte[] outBytes() {
        return out.toByteArray();
    }
}
