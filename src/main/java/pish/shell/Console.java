package pish.shell;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import pish.exec.Spool;
import pish.render.Palette;
import pish.render.Screen;
import pish.render.Sink;
import pish.render.Sinks;
import pish.script.Cast;
import pish.transport.TerminalSize;

/** The terminal of an interactive run: what is written goes through its sinks, what is typed is read here or by the editor. */
final class Console implements Closeable {
    private static final Size USUAL_SIZE = new Size(80, 24);

    private final FilmedTerminal terminal;
    private final InputStream keys;
    private final Sinks sinks;
    private final Screen screen;
    private final Attributes original;
    private volatile boolean asking;

    /**
     * Takes a terminal.
     *
     * @param keys the bytes that are typed, for a look at them without waiting
     * @param palette the colours it can show
     */
    Console(Terminal terminal, InputStream keys, Palette palette) {
        this.terminal = new FilmedTerminal(terminal);
        this.keys = keys;
        Sink sink = new Sink(this.terminal.output(), true, palette, terminal::getWidth);
        this.sinks = new Sinks(sink, sink);
        this.screen = new Screen(sink, terminal::getWidth, terminal::getHeight);
        this.original = terminal.getAttributes();
    }

    /**
     * Opens the terminal that standard input and output are.
     *
     * @param environment its TERM says what it can do; where there is none, it can do nothing but print
     */
    static Console open(Palette palette, Map<String, String> environment) throws IOException {
        Terminal terminal = TerminalBuilder.builder()
                .name("pish")
                .system(true)
                .ffm(false)
                .dumb(false)
                .type(environment.getOrDefault("TERM", "").isEmpty() ? Terminal.TYPE_DUMB : environment.get("TERM"))
                .build();
        if (terminal.getWidth() < 1 || terminal.getHeight() < 1) {
            // a serial line, or a program's pseudo-terminal, that was never told its size
            terminal.setSize(USUAL_SIZE);
        }
        return new Console(terminal, new FileInputStream(FileDescriptor.in), palette);
    }

    Terminal terminal() {
        return terminal;
    }

    /** Records the screen from now on, or does not. */
    void film(Optional<Cast> cast) {
        terminal.film(cast);
    }

    /** Returns how large the screen is. */
    TerminalSize cells() {
        return terminal.cells();
    }

    /** Returns whether it can do nothing but print. */
    boolean isDumb() {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB)
                || terminal.getStringCapability(Capability.cursor_up) == null;
    }

    Palette palette() {
        return sinks.out().palette();
    }

    Sinks sinks() {
        return sinks;
    }

    Screen screen() {
        return screen;
    }

    /** Returns what is typed while nobody reads it. */
    InputStream keys() {
        return keys;
    }

    /** Keeps typed keys off the screen, and hands them on at once; Ctrl-C stays a signal, Ctrl-Z and Ctrl-\ become none. */
    void quiet() {
        quiet(true);
    }

    /** As {@link #quiet}, and Ctrl-C and Ctrl-Z become keys like any others: for the editor. */
    void editing() {
        quiet(false);
    }

    private void quiet(boolean signals) {
        Attributes quiet = new Attributes(original);
        quiet.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), false);
        quiet.setLocalFlags(EnumSet.of(LocalFlag.ISIG), signals && original.getLocalFlag(LocalFlag.ISIG));
        quiet.setControlChar(ControlChar.VMIN, 0);
        quiet.setControlChar(ControlChar.VTIME, 0);
        quiet.setControlChar(ControlChar.VQUIT, 0);
        quiet.setControlChar(ControlChar.VSUSP, 0);
        terminal.setAttributes(quiet);
    }

    /** Puts the terminal back as it was found. */
    void restore() {
        terminal.setAttributes(original);
    }

    /** Returns whether a question waits for its answer. May be called from any thread. */
    boolean isAsking() {
        return asking;
    }

    /** Asks for a line; empty where the user would not answer. */
    Optional<String> ask(String question) {
        return answer(question, true).map(String::new);
    }

    /** Asks for what nobody may see; the caller clears it. */
    Optional<char[]> askSecret(String question) {
        return answer(question, false);
    }

    private Optional<char[]> answer(String question, boolean echo) {
        screen.clear();
        asking = true;
        try {
            return Answer.read(terminal, () -> sinks.out().question(question), echo);
        } finally {
            asking = false;
        }
    }

    /**
     * Has the user edit a file on the whole screen, see {@link FileEditor}.
     *
     * @return false where the terminal can do nothing but print
     */
    boolean edit(Path file, String title) throws IOException {
        if (isDumb()) {
            return false;
        }
        screen.clear();
        sinks.flush();
        asking = true;
        try {
            new FileEditor(terminal, file, title).run();
            return true;
        } catch (IOError | EndOfFileException e) {
            // the terminal is gone, or pish is about to leave
            throw new IOException("the editor was ended", e);
        } finally {
            asking = false;
        }
    }

    /** Has the user look through a text on the whole screen, see {@link Pager}. */
    void page(Spool text) throws IOException {
        screen.clear();
        sinks.flush();
        Attributes before = terminal.getAttributes();
        asking = true;
        editing();
        try {
            new Pager(terminal, palette() != Palette.PLAIN, text).run();
        } catch (IOError | EndOfFileException e) {
            throw new IOException("the pager was ended", e);
        } finally {
            asking = false;
            terminal.setAttributes(before);
        }
    }

    @Override
    public void close() throws IOException {
        sinks.flush();
        restore();
        terminal.close();
    }
}
