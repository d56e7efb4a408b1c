package pish.shell;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import pish.exec.Event;
import pish.exec.Samplers;
import pish.node.NodeSet;
import pish.render.Palette;
import pish.render.TopView;
import pish.transport.ExitStatus;

/** Shows once how nodes are, as a table. */
final class TopOnce {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final long PATIENCE = Duration.ofSeconds(4).toNanos();

    private final Shell shell;
    private final NodeSet nodes;

    TopOnce(Shell shell, NodeSet nodes) {
        this.shell = shell;
        this.nodes = nodes;
    }

    /**
     * Shows it.
     *
     * @param reached those of the nodes that are connected
     */
    ExitStatus run(NodeSet reached) {
        long begun = System.nanoTime();
        TopView view = new TopView(nodes, Palette.PLAIN, begun);
        try (Samplers samplers = new Samplers(shell.links(), reached)) {
            while (!view.isComplete(reached) && System.nanoTime() - begun < PATIENCE && !shell.interrupted()) {
                samplers.take((node, sample) -> view.add(node, sample, System.nanoTime()));
                shell.script().pause(TICK);
            }
        }
        if (shell.interrupted()) {
            return ExitStatus.INTERRUPTED;
        }
        List<Map<String, Object>> rows = view.table(System.nanoTime());
        rows.forEach(row -> shell.emit(new Event.Row("top", row)));
        boolean silent = rows.stream().anyMatch(row -> row.get("load") == null);
        return silent ? ExitStatus.UNREACHABLE : ExitStatus.OK;
    }
}
