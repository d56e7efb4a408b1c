package pish.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.node.NodeSet;
import pish.transport.Stream;

/** Takes the events of a command that a built-in runs for itself: shows nothing of it but how it failed. */
final class QuietRun implements EventHandler {
    /** So many characters of what a node prints on standard error are kept: its last line says why it failed. */
    private static final int KEPT = 4096;

    private final Shell shell;
    private final LineRun run;
    private final Map<String, String> said = new HashMap<>();
    private final List<String> ok = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    QuietRun(Shell shell, LineRun run) {
        this.shell = shell;
        this.run = run;
    }

    @Override
    public void handle(Event event) {
        if (event instanceof Event.Output output && output.stream() == Stream.STDERR) {
            said.merge(output.node(), output.bytes().toString(), QuietRun::tail);
        } else if (event instanceof Event.Exited exited && exited.status().ok()) {
            ok.add(exited.node());
        } else if (event instanceof Event.Exited exited) {
            failed(exited.node(), "exit " + exited.status().code());
        } else if (event instanceof Event.Unreachable unreachable) {
            failed(unreachable.node(), unreachable.reason());
        } else if (event instanceof Event.Lost node) {
            lost.add(node.node());
        } else if (event instanceof Event.Progress) {
            run.handle(event);
        } else if (event instanceof Event.Message) {
            shell.emit(event);
        }
    }

    private static String tail(String before, String more) {
        String all = before + more;
        return all.substring(Math.max(0, all.length() - KEPT));
    }

    private void failed(String node, String reason) {
        String last = said.getOrDefault(node, "").strip();
        String line = last.substring(last.lastIndexOf('\n') + 1);
        shell.message(Event.Severity.ERROR, node + ": " + reason + (line.isEmpty() ? "" : ": " + line));
    }

    @Override
    public void tick(long now) {
        run.tick(now);
    }

    /** Returns the nodes where it ended with 0. */
    NodeSet ok() {
        return NodeSet.of(ok);
    }

    /** Returns the nodes whose connection died while it ran. */
    NodeSet lost() {
        return NodeSet.of(lost);
    }

    /** Returns the nodes where it ended with 0, or whose connection was lost while it ran. */
    NodeSet okOrLost() {
        return ok().union(lost());
    }
}
