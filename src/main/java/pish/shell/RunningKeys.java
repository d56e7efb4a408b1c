package pish.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import pish.exec.Cancellation;
import pish.exec.Ending;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Rank;
import pish.node.NodeSet;
import pish.render.FoldRenderer;
import pish.render.Renderer;

/**
 * The keyboard while a command runs: Enter alone says who is still running, Ctrl-C says what the next one will do, Ctrl-Z
 * sends the command to the background, and all else is kept for the next prompt. On the draining thread.
 */
final class RunningKeys implements EventHandler {
    /** A command that ends by itself within this time after Ctrl-C needs no words. */
    private static final long PATIENCE = Duration.ofMillis(700).toNanos();

    private static final int CTRL_Z = 26;

    private final Console console;
    private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    private final Set<String> pending = new LinkedHashSet<>();
    private Renderer renderer;
    private Supplier<Cancellation> cancellation = Cancellation::new;
    private Optional<IntConsumer> reader = Optional.empty();
    private boolean lineBegun;
    /** Whether lines came faster than anybody types. */
    private boolean pasted;
    /** Whether a built-in is at work that takes long. */
    private boolean working;

    private int presses;
    private long pressed;

    RunningKeys(Console console) {
        this.console = console;
    }

    /** Begins with a new line. */
    void begin(Renderer newRenderer, Supplier<Cancellation> newCancellation) {
        renderer = newRenderer;
        cancellation = newCancellation;
        presses = 0;
        pressed = 0;
    }

    /** Has all keys go elsewhere from now on, and says nothing meanwhile; or is as usual again. */
    void readBy(Optional<IntConsumer> newReader) {
        reader = newReader;
    }

    /** Shows something where the line's results are shown. */
    void show(Event event) {
        poll();
        renderer.handle(event);
    }

    @Override
    public void handle(Event event) {
        if (event instanceof Event.Started started) {
            console.quiet();
            pending.clear();
            started.nodes().forEach(pending::add);
            presses = cancellation.get().presses();
        } else if (event instanceof Event.Progress && !working) {
            console.quiet();
            working = true;
        } else if (event instanceof Event.Finished) {
            working = false;
            poll();
            console.restore();
            pending.clear();
        } else if (event instanceof Event.Skipped skipped) {
            skipped.nodes().forEach(pending::remove);
        } else {
            Ending.of(event).ifPresent(ending -> pending.remove(ending.node()));
        }
    }

    @Override
    public void tick(long now) {
        if (pending.isEmpty() && !working) {
            return;
        }
        poll();
        int count = cancellation.get().presses();
        if (count > presses) {
            presses = count;
            pressed = now;
        } else if (pressed != 0 && now - pressed > PATIENCE && !pending.isEmpty()) {
            pressed = 0;
            if (reader.isEmpty()) {
                sayNext();
            }
        }
    }

    private void sayNext() {
        String nodes = Rank.text(NodeSet.of(pending));
        switch (presses) {
            case 1 -> say("interrupted, but still running on " + nodes + "; Ctrl-C again kills it there");
            case 2 -> say("killed, but no end from " + nodes + "; Ctrl-C again gives up waiting");
            default -> say("giving up on " + nodes);
        }
    }

    /** Asks the line to stop. */
    void interrupt() {
        cancellation.get().request();
    }

    /** Takes what has been typed so far, so that a question that follows is not answered by it. */
    void poll() {
        try {
            boolean ended = false;
            while (console.keys().available() > 0) {
                int key = console.keys().read();
                // Ctrl-D behind Enter, as script(1) types it, is no text
                pasted |= ended && typed.size() > 0 && key >= ' ';
                take(key);
                ended = isEnter(key);
            }
        } catch (IOException e) {
            // the terminal is gone: the prompt will find out
            lineBegun = false;
        }
    }

    private static boolean isEnter(int key) {
        return key == '\n' || key == '\r';
    }

    private void take(int key) {
        if (reader.isPresent()) {
            reader.get().accept(key);
            return;
        }
        boolean enter = isEnter(key);
        if (key == CTRL_Z) {
            suspend();
        } else if (enter && !lineBegun) {
            sayWaiting();
        } else if (key >= 0) {
            typed.write(key);
            lineBegun = !enter;
        }
    }

    /** Has the line go on in the background, if one runs. */
    void suspend() {
        if ((working || !pending.isEmpty()) && !cancellation.get().suspend()) {
            say("only a line that was typed itself can go on in the background; bg TARGET: COMMAND begins there");
        }
    }

    private void sayWaiting() {
        if (!pending.isEmpty()) {
            if (renderer instanceof FoldRenderer fold) {
                fold.printSoFar();
            }
            say("waiting for " + Rank.text(NodeSet.of(pending))
                    + (pending.size() > 1 ? " (" + pending.size() + ")" : ""));
        }
    }

    private void say(String text) {
        renderer.handle(new Event.Message(Event.Severity.INFO, text));
    }

    /** Takes what was typed to something else that wanted no more of it; each char is one byte. */
    void typeAhead(String text) {
        text.chars().forEach(this::take);
    }

    /** Returns whether what was typed ahead has several lines that came at once, as only a paste does. */
    boolean isPasted() {
        return pasted;
    }

    /** Returns what was typed ahead and taken from the terminal, and forgets it. */
    String takeTyped() {
        String text = typed.toString(StandardCharsets.UTF_8);
        typed.reset();
        pasted = false;
        lineBegun = false;
        return text;
    }
}
