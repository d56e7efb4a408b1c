package pish.exec;

import java.io.IOException;
import java.util.function.IntConsumer;
import pish.transport.ExitStatus;
import pish.transport.LineControl;
import pish.transport.PasswordRequest;
import pish.transport.ShellLine;
import pish.transport.ShellListener;
import pish.transport.ShellState;
import pish.transport.Stream;

/** A line in a node's persistent shell, as a part of a {@link ProcessActivity}: what costs least to begin. */
final class QueuedLine implements ShellListener {
    private final Links links;
    private final Link link;
    private final String key;
    private final EventQueue queue;
    private final QueuedProcess.Listener listener;
    private volatile LineControl control;
    private boolean over;
    private volatile IntConsumer consumed = bytes -> {};

    QueuedLine(Links links, Link link, String key, EventQueue queue, QueuedProcess.Listener listener) {
        this.links = links;
        this.link = link;
        this.key = key;
        this.queue = queue;
        this.listener = listener;
    }

    /** Begins it; the shell is ready. */
    void begin(String command) {
        try {
            link.run(ShellLine.apart(command), this);
        } catch (IOException e) {
            lost(String.valueOf(e.getMessage()));
        }
    }

    /** Begins it in a shell of its own, beside the node's; blocks until there is a channel. */
    void beginAside(ShellState from, String command) {
        try {
            link.runAside(from, ShellLine.apart(command), this);
        } catch (IOException e) {
            lost(String.valueOf(e.getMessage()));
        }
    }

    /** Says that it cannot begin. */
    void fail(String reason) {
        lost(reason);
    }

    /** Leaves the shell to it, for good: the node's next line gets another one. */
    void leave() {
        if (control != null) {
            link.leave(control);
        }
    }

    /** Returns the node's name. */
    String node() {
        return link.node().name();
    }

    /** Returns whether its end has been told. */
    boolean isOver() {
        return over;
    }

    void deliver(Event.Output output) {
        listener.output(output.stream(), output.bytes());
    }

    @Override
    public void began(LineControl newControl) {
        consumed = newControl::consumed;
        control = newControl;
    }

    @Override
    public void output(Stream stream, byte[] buffer, int offset, int length) {
        queue.output(key, stream, buffer, offset, length, consumed);
    }

    @Override
    public void asked(PasswordRequest request) {
        SudoAnswer.late(link, request, links.passwords(), links.workers());
    }

    @Override
    public void ended(ExitStatus status, String directory) {
        end(status, "");
    }

    @Override
    public void unread() {
        end(ExitStatus.UNREACHABLE, "its shell ends at once");
    }

    @Override
    public void lost(String reason) {
        end(ExitStatus.UNREACHABLE, reason);
    }

    private void end(ExitStatus status, String reason) {
        queue.run(key, () -> {
            over = true;
            if (control != null && !link.keeps(control)) {
                links.close(control);
            }
            listener.ended(status, reason);
        });
    }
}
