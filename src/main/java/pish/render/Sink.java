package pish.render;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntSupplier;
import pish.exec.Spool;

/**
 * Standard output or standard error: takes pish's own text as it is, and what came from nodes verbatim in a pipe but made
 * harmless on a terminal. It is buffered. A failure to write is kept, and what follows it dropped, so that a closed pipe
 * does not break off a running command; whoever ends the line asks for {@link #failure()}.
 */
public final class Sink {
    private static final int BUFFER = 16 << 10;
    private static final byte[] NEWLINE = {'\n'};

    private final OutputStream stream;
    private final boolean terminal;
    private final IntSupplier columns;
    private volatile Palette palette;
    private SafeText safe;
    private boolean lineStart = true;
    private long lines;
    private IOException failure;

    /**
     * Makes a sink.
     *
     * @param stream where it goes, in UTF-8
     * @param terminal whether that is a terminal
     * @param palette whether it can show colour
     */
    public Sink(OutputStream stream, boolean terminal, Palette palette) {
        this(stream, terminal, palette, () -> 0);
    }

    /**
     * Makes one of a terminal that is so wide.
     *
     * @param columns tells its present width; 0 or less where that is not known
     */
    public Sink(OutputStream stream, boolean terminal, Palette palette, IntSupplier columns) {
        this.columns = columns;
        this.stream = new BufferedOutputStream(stream, BUFFER);
        this.terminal = terminal;
        this.palette = palette;
        this.safe = new SafeText(palette);
    }

    /** Returns whether it goes to a terminal. */
    public boolean terminal() {
        return terminal;
    }

    /** Returns how many columns fit into a line: more than any line has where there is no limit, or none that is known. */
    int columns() {
        int most = columns.getAsInt();
        return most > 0 ? most : Integer.MAX_VALUE;
    }

    /** Returns its colours. */
    public Palette palette() {
        return palette;
    }

    /** Shows what follows in other colours; between two lines. */
    public void palette(Palette other) {
        if (palette != other) {
            palette = other;
            safe = new SafeText(other);
        }
    }

    /** Returns the first failure to write, if there was one: a closed pipe, a full disk. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns how many lines were ended so far, on a terminal those that came from elsewhere too. */
    public long lines() {
        return lines;
    }

    /** Hands everything on. */
    public void flush() {
        try {
            stream.flush();
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Writes a line of pish's own. */
    void line(String text) {
        freshLine();
        print(text + "\n");
    }

    /** Writes a question, at the beginning of a line, that is answered on the same line. */
    public void question(String text) {
        freshLine();
        control(text);
        flush();
    }

    /** Writes text of pish's own. */
    void print(String text) {
        control(text);
        String shown = Columns.plain(text);
        lineStart = shown.isEmpty() ? lineStart : shown.endsWith("\n");
        for (int at = shown.indexOf('\n'); at >= 0; at = shown.indexOf('\n', at + 1)) {
            lines++;
        }
    }

    /** Writes text of pish's own that does not end a line, in UTF-8. */
    void label(byte[] text) {
        write(text, 0, text.length);
        lineStart = false;
    }

    /** Ends a line of bytes that came from elsewhere. */
    void endLine() {
        endForeign();
        write(NEWLINE, 0, 1);
        lineStart = true;
        lines++;
    }

    /** Writes a sequence that does not count as text. */
    void control(String sequence) {
        byte[] bytes = sequence.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    /** Ends the last line if that has not been done. */
    void freshLine() {
        endForeign();
        if (!lineStart) {
            print("\n");
        }
    }

    /** Writes bytes that came from elsewhere. */
    void foreign(byte[] source, int offset, int count) {
        if (count == 0) {
            return;
        }
        if (terminal && !safe.passes(source, offset, count)) {
            StringBuilder text = new StringBuilder(count + 16);
            safe.append(source, offset, count, text);
            print(text.toString());
        } else {
            write(source, offset, count);
            lineStart = source[offset + count - 1] == '\n';
            for (int i = offset; terminal && i < offset + count; i++) {
                lines += source[i] == '\n' ? 1 : 0;
            }
        }
    }

    /** Writes a line of text that came from elsewhere. */
    void foreignLine(String text) {
        freshLine();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        foreign(bytes, 0, bytes.length);
        endForeign();
        print("\n");
    }

    /** Shows what is left of bytes that came from elsewhere. */
    void endForeign() {
        if (safe.isIdle()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        safe.end(text);
        if (terminal) {
            print(text.toString());
        }
    }

    /** Writes what nodes printed. */
    void foreign(Spool spool) {
        try {
            spool.writeTo(new OutputStream() {
                @Override
                public void write(int b) {
                    foreign(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] source, int offset, int count) {
                    foreign(source, offset, count);
                }
            });
        } catch (IOException e) {
            fail(e);
        }
        endForeign();
    }

    /** Returns a stream of bytes that go out as they are; it never throws. */
    OutputStream verbatim() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int count) {
                Sink.this.write(source, offset, count);
            }

            @Override
            public void flush() {
                Sink.this.flush();
            }
        };
    }

    private void write(byte[] source, int offset, int count) {
        if (failure != null) {
            return;
        }
        try {
            stream.write(source, offset, count);
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException e) {
        if (failure == null) {
            failure = e;
        }
    }
}
