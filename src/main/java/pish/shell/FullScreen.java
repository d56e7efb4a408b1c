package pish.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import pish.render.Palette;
import pish.transport.TerminalSize;

/**
 * The whole screen for something that is drawn again and again while events are drained; closing it brings back what was
 * there. Ctrl-C stays a signal. On the draining thread.
 */
final class FullScreen {
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    /** Rows that the terminal takes for wider than pish does are cut by it (DECAWM). */
    private static final String BEGIN = "\u001b[?7l\u001b[H\u001b[K";

    private static final String END = "\u001b[?7h";
    /** Erases a row before it is written: behind one that fills the screen, its last character would go. */
    private static final String NEXT = "\r\n\u001b[K";

    private static final String UNCOLOURED = "\u001b[m";

    private final Console console;
    private final RunningKeys keys;
    private final KeyStrokes typed = new KeyStrokes();
    private boolean taken;

    private FullScreen(Console console, RunningKeys keys) {
        this.console = console;
        this.keys = keys;
    }

    /** Takes the screen and the keys. */
    static FullScreen open(Console console, RunningKeys keys) {
        FullScreen screen = new FullScreen(console, keys);
        screen.take();
        return screen;
    }

    private void take() {
        taken = true;
        console.screen().clear();
        console.sinks().flush();
        console.quiet();
        keys.readBy(Optional.of(typed));
        Terminal terminal = console.terminal();
        terminal.puts(Capability.enter_ca_mode);
        terminal.flush();
        write(HIDE_CURSOR);
    }

    /** Returns how large it is at present. */
    TerminalSize size() {
        return console.cells();
    }

    Palette palette() {
        return console.palette();
    }

    /** Returns the next key that was typed, if there is one. */
    Optional<String> key() {
        keys.poll();
        return typed.take();
    }

    /**
     * Shows rows in place of all that was there: no more than fit, each no wider than the screen. Takes the screen again where it
     * was given back for something else.
     */
    void draw(List<String> rows) {
        if (!taken) {
            take();
        }
        List<String> all = new ArrayList<>(rows.subList(0, Math.min(rows.size(), size().rows())));
        while (all.size() < size().rows()) {
            all.add("");
        }
        String end = palette() == Palette.PLAIN ? "" : UNCOLOURED;
        write(BEGIN + String.join(end + NEXT, all) + end + END);
    }

    private void write(String text) {
        try {
            console.terminal().output().write(text.getBytes(StandardCharsets.UTF_8));
            console.terminal().output().flush();
        } catch (IOException e) {
            // nobody looks any more, which the next prompt finds out
            assert e.getMessage() != null;
        }
    }

    /** Has the command that is shown go on in the background, as Ctrl-Z does where it is a signal. */
    void suspend() {
        keys.suspend();
    }

    /** Returns whether it has screen and keys, which it has not after {@link #close} until something is drawn again. */
    boolean isTaken() {
        return taken;
    }

    /** Gives screen and keys back, if it has them; keys that were not taken are the next prompt's. */
    void close() {
        if (!taken) {
            return;
        }
        taken = false;
        keys.poll();
        keys.readBy(Optional.empty());
        keys.typeAhead(typed.takeText());
        write(SHOW_CURSOR);
        console.terminal().puts(Capability.exit_ca_mode);
        console.terminal().flush();
    }
}
