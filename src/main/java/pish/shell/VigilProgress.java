package pish.shell;

import java.util.LinkedHashSet;
import java.util.Set;
import pish.exec.Event;
import pish.exec.Vigil;
import pish.node.NodeSet;

/** Shows how many of the nodes that are waited for are there, and which are not. */
final class VigilProgress implements Vigil.Watcher {
    private final LineRun run;
    private final Set<String> waiting = new LinkedHashSet<>();

    VigilProgress(LineRun run, NodeSet nodes) {
        this.run = run;
        nodes.forEach(waiting::add);
        tell(0, nodes.size());
    }

    private void tell(int done, int total) {
        run.handle(new Event.Progress(done, total, Event.Unit.COUNT, NodeSet.of(waiting)));
    }

    @Override
    public void reached(String node, int done, int total) {
        waiting.remove(node);
        tell(done, total);
    }

    @Override
    public void accept(long now) {
        run.tick(now);
    }
}
