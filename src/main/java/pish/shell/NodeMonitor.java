package pish.shell;

import java.time.Duration;
import java.util.Optional;
import pish.command.Monitor;
import pish.command.Setting;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Shows nodes on the whole screen where somebody sits at one, and as lines that follow each other elsewhere. */
final class NodeMonitor implements Monitor {
    private final Shell shell;

    NodeMonitor(Shell shell) {
        this.shell = shell;
    }

    @Override
    public ExitStatus watch(NodeSet nodes, String command, Duration interval, int times) {
        Watched watched = new Watched(nodes, command, interval, times);
        LineRun run = shell.line().run();
        if (!isSeen(run)) {
            return new WatchSequence(shell, run, watched).run();
        }
        // so that what has to be asked is asked before
        shell.targets().connect(run, nodes);
        Optional<FullScreen> screen = screen();
        if (screen.isEmpty()) {
            return ExitStatus.INTERRUPTED;
        }
        WatchOnScreen watch = new WatchOnScreen(shell, run, watched, screen.get());
        try {
            watch.run();
        } finally {
            screen.get().close();
        }
        return watch.conclude();
    }

    /** Returns whether what the line shows is on a screen that it can have to itself. */
    private boolean isSeen(LineRun run) {
        boolean text = shell.settings().is(Setting.FORMAT, "text");
        return text && !run.destination().redirected() && shell.operator().rows() > 0;
    }

    /** Takes the screen; empty after Ctrl-C. */
    private Optional<FullScreen> screen() {
        return shell.interrupted() ? Optional.empty() : shell.operator().fullScreen();
    }

    @Override
    public ExitStatus top(NodeSet nodes) {
        LineRun run = shell.line().run();
        NodeSet reached = shell.targets().connect(run, nodes);
        if (!isSeen(run)) {
            return new TopOnce(shell, nodes).run(reached);
        }
        Optional<FullScreen> screen = screen();
        if (screen.isPresent()) {
            try {
                new TopOnScreen(shell, nodes, reached, screen.get()).run();
            } finally {
                screen.get().close();
            }
        }
        return shell.interrupted() ? ExitStatus.INTERRUPTED : ExitStatus.OK;
    }
}
