package pish.exec;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import pish.transport.Refusal;
import pish.transport.ShellKind;

/** What a node's account has turned out to give over the present connection: a shell like any, or less. */
final class Account {
    /** How long start-up files may take. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** The same once they have taken longer. */
    private static final long NO_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private ShellKind kind = ShellKind.LOGIN;
    private Refusal refusal;
    private boolean trying;
    private boolean news;
    private boolean late;

    /** Notes that there is another connection, over which all may be otherwise. */
    synchronized void connected() {
        // some devices end the connection together with a channel that they do not care for
        if (!trying) {
            kind = ShellKind.LOGIN;
        }
        trying = false;
        late = false;
    }

    /** Returns how long, in ns, a shell there may take to begin. */
    synchronized long patience() {
        return late ? NO_PATIENCE_NANOS : PATIENCE_NANOS;
    }

    /** Returns how lines are to be run there. */
    synchronized ShellKind kind() {
        return kind;
    }

    /** Returns what it did when it was last asked for a shell and gave none. */
    synchronized Refusal refusal() {
        return refusal;
    }

    /** Takes a refusal; returns whether the line is worth another attempt, which will be made in another way. */
    synchronized boolean refused(Refusal by) {
        late |= by.late();
        if (by.kind() != kind) {
            // another line found out before
            return by.kind() != ShellKind.NONE;
        }
        ShellKind next = next(by);
        trying = next != ShellKind.LOGIN && next != kind;
        news |= trying;
        if (kind != ShellKind.NONE) {
            refusal = by;
        }
        kind = next;
        return trying;
    }

    private static ShellKind next(Refusal by) {
        if (by.kind() == ShellKind.LOGIN && by.begun()) {
            return ShellKind.BARE;
        }
        // what has a POSIX shell may have one again next time; and what is too slow is no answer
        return by.begun() || by.late() ? ShellKind.LOGIN : ShellKind.NONE;
    }

    /** Notes that a line has run there, in the way it is now done. */
    synchronized void ran() {
        trying = false;
    }

    /** Returns, once for a connection, what people should know of lines that do run there; it may hold control characters. */
    synchronized Optional<String> news() {
        boolean tell = news;
        news = false;
        if (!tell || kind == ShellKind.LOGIN) {
            return Optional.empty();
        }
        String said = refusal.said().isEmpty() ? "" : " (" + refusal.said() + ")";
        return Optional.of(
                kind == ShellKind.BARE
                        ? "start-up files " + (refusal.late() ? "do not come to an end" : "end the shell") + said
                                + ": shells there begin without them"
                        : "no POSIX shell" + said + ": each line runs by itself, and cd and variables do not last");
    }
}
