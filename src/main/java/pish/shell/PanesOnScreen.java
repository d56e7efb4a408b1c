package pish.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.exec.Event;
import pish.exec.Gather;
import pish.render.PanesView;
import pish.render.Renderer;
import pish.transport.TerminalSize;

/**
 * Shows a line that runs for a while in panes on the whole screen. All else that the line says is held back meanwhile; that, and what
 * the line has come to, is then for the renderer that would have shown it all along.
 */
final class PanesOnScreen implements Renderer {
    /** What is over sooner is seen sooner without. */
    private static final long DELAY = Duration.ofMillis(300).toNanos();

    private static final long INTERVAL = Duration.ofMillis(100).toNanos();
    /** Whoever has more to say than that is heard. */
    private static final int MOST_HELD = 1000;

    private static final String CTRL_Z = "\u001a";

    private final Shell shell;
    private final Renderer after;
    private final PanesView view;
    private final List<Event> held = new ArrayList<>();
    private Optional<FullScreen> screen = Optional.empty();
    private boolean given;
    private boolean timed;
    private long begun;
    private long drawn;
    private TerminalSize size = new TerminalSize(1, 1);
    private List<String> shown = List.of();

    /**
     * Makes it.
     *
     * @param after what shows the line otherwise
     * @param gather what the line has come to so far
     * @param elapsed how long it has run
     */
    PanesOnScreen(Shell shell, Renderer after, Gather gather, Duration elapsed) {
        this.shell = shell;
        this.after = after;
        this.view = new PanesView(shell.screens().sinks().out().palette(), System.nanoTime() - elapsed.toNanos());
        gather.replay(view);
    }

    @Override
    public void handle(Event event) {
        view.handle(event);
        if (!view.isRunning()) {
            close();
        }
        if (screen.isPresent() && isSaid(event)) {
            hold(event);
        } else {
            after.handle(event);
        }
    }

    /** Returns whether an event is shown at once, in words. */
    private static boolean isSaid(Event event) {
        return event instanceof Event.Text
                || event instanceof Event.Message
                || event instanceof Event.Row
                || event instanceof Event.JobChanged
                || event instanceof Event.Skipped;
    }

    private void hold(Event event) {
        held.add(event);
        if (event instanceof Event.Message message) {
            view.note(message.text());
        }
        if (held.size() >= MOST_HELD) {
            giveUp();
        }
    }

    @Override
    public void tick(long now) {
        if (!given && view.isRunning() && isTime(now)) {
            if (screen.isEmpty()) {
                screen = shell.operator().fullScreen();
                given = screen.isEmpty();
            }
            heedKeys();
        }
        if (screen.isEmpty()) {
            after.tick(now);
        } else if (now - drawn >= INTERVAL) {
            draw(screen.get(), now);
        }
    }

    private boolean isTime(long now) {
        begun = timed ? begun : now;
        timed = true;
        return now - begun >= DELAY;
    }

    private void heedKeys() {
        while (screen.isPresent()) {
            Optional<String> key = screen.get().key();
            if (key.isEmpty()) {
                return;
            }
            heed(key.get());
        }
    }

    private void heed(String key) {
        switch (key) {
            case "q", "Q" -> giveUp();
            case CTRL_Z -> screen.get().suspend();
            case "n", " ", "f", "\u001b[6~", "\u001b[B", "\u001bOB", "\u001b[C", "\u001bOC" -> view.move(1);
            case "p", "b", "\u001b[5~", "\u001b[A", "\u001bOA", "\u001b[D", "\u001bOD" -> view.move(-1);
            default -> view.note("");
        }
        drawn = 0;
    }

    private void draw(FullScreen on, long now) {
        drawn = now;
        int presses = shell.line().cancellation().presses();
        if (presses > 0) {
            view.note(presses == 1 ? "interrupted; Ctrl-C again kills" : "killed; Ctrl-C again gives up waiting");
        }
        TerminalSize present = on.size();
        List<String> rows = view.rows(present.columns(), present.rows(), now);
        if (!rows.equals(shown) || !present.equals(size) || !on.isTaken()) {
            shown = rows;
            size = present;
            on.draw(rows);
        }
    }

    /** Shows the rest of the line without panes. */
    private void giveUp() {
        given = true;
        close();
    }

    /** Gives the screen back, if it has it, and tells what was said meanwhile. */
    void close() {
        screen.ifPresent(FullScreen::close);
        screen = Optional.empty();
        List<Event> said = List.copyOf(held);
        held.clear();
        said.forEach(after::handle);
    }
}
