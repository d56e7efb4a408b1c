package pish.shell;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import pish.exec.Event;
import pish.node.FileFault;
import pish.transport.ExitStatus;

/** Whether what lines say can still be written, and what they count as where it cannot. */
final class OutputLoss {
    /** What a program gets that writes to a pipe nobody reads: 128 + SIGPIPE. */
    private static final ExitStatus CLOSED_PIPE = new ExitStatus(141);

    private final Shell shell;
    private boolean lost;

    OutputLoss(Shell shell) {
        this.shell = shell;
    }

    /** Tells a reader that has gone from other failures to write. */
    static boolean isClosedPipe(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    /** Returns whether something could not be written. */
    boolean happened() {
        return lost;
    }

    /** Returns whether a line ended so because nobody reads what it says. */
    boolean ended(ExitStatus status) {
        return lost && status.equals(CLOSED_PIPE);
    }

    /** Returns a line's status, a failure where what it said could not be written. */
    ExitStatus counted(ExitStatus status) {
        shell.screens().sinks().flush();
        Optional<IOException> failure = shell.screens().sinks().out().failure();
        if (failure.isEmpty()) {
            return status;
        }
        boolean told = lost;
        lost = true;
        if (isClosedPipe(failure.get())) {
            return CLOSED_PIPE;
        }
        if (!told) {
            shell.message(Event.Severity.ERROR, "cannot write standard output: " + FileFault.reason(failure.get()));
        }
        return status.max(new ExitStatus(1));
    }
}
