package pish.transport;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known here of a shell's state, and whether that is all of it: a shell says its state when asked, and lines run
 * after that may change it. Guarded by the lock of its {@link RemoteShell}.
 */
final class Snapshot {
    private ShellState state = ShellState.FRESH;
    private boolean current;
    private boolean awaited;
    private boolean moving;
    private final Set<String> defined = new HashSet<>();
    private long changes;
    private long asked;
    private long known;

    /** Begins with what another shell had, also with what it may have lost. */
    void goOnFrom(Snapshot before) {
        state = before.state;
        defined.addAll(before.defined);
    }

    /** Begins with a state that was given to the shell. */
    void goOnFrom(ShellState like) {
        state = like;
    }

    /** Returns the directory now, the rest as it was when last sent. */
    ShellState state() {
        return state;
    }

    /** Notes that the shell is asked for its state; returns false where nothing has run since it last was. */
    boolean ask() {
        if (current) {
            return false;
        }
        current = true;
        awaited = true;
        asked = changes;
        return true;
    }

    /** Returns whether the shell has been asked and has not answered yet. */
    boolean isAwaited() {
        return awaited;
    }

    /** Notes that a line begins. */
    void begins(ShellLine line) {
        // what is apart leaves the shell as it was told of
        current &= line.apart();
        moving = line.mayMove();
        changes += line.mayChangeState(defined) ? 1 : 0;
        defined.addAll(line.defines());
    }

    /** Notes the directory that a line ended in. */
    void in(String directory) {
        state = state.in(directory);
        moving = false;
    }

    /** Takes what the shell sent because it was asked. */
    void got(Frame frame) {
        awaited = false;
        Optional<ShellState> sent = ShellState.parse(frame, state.directory());
        if (sent.isPresent()) {
            state = sent.get();
            known = asked;
        }
    }

    /** Takes what the shell sent because it leaves. */
    void gotLast(Frame frame) {
        asked = changes;
        got(frame);
    }

    /** Returns whether a line may have changed what the shell has not said since. */
    boolean isBehind() {
        return moving || known < changes;
    }
}
