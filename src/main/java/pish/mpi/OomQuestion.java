package pish.mpi;

import java.util.Optional;
import pish.exec.QueuedProcess;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** Asks the kernel of a node what it has killed for want of memory. */
final class OomQuestion implements QueuedProcess.Listener {
    private static final int MOST = 16 << 10;

    private final StringBuilder text = new StringBuilder();
    private boolean over;

    @Override
    public void output(Stream stream, Bytes bytes) {
        if (stream == Stream.STDOUT && text.length() < MOST) {
            text.append(bytes);
        }
    }

    @Override
    public void ended(ExitStatus status, String lost) {
        over = true;
    }

    /** Returns whether nothing more comes. */
    boolean isOver() {
        return over;
    }

    /** Returns what it has told, if it has. */
    Optional<KernelLog> log() {
        return KernelLog.read(text.toString());
    }
}
