package pish.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.node.NodeSet;

/** Takes the events of connecting to nodes, and passes on which of them could not be reached, and what is said meanwhile. */
final class ReachedNodes implements EventHandler {
    private final LineRun run;
    private final Consumer<Event> unreachable;
    private final List<String> reached = new ArrayList<>();

    ReachedNodes(LineRun run, Consumer<Event> unreachable) {
        this.run = run;
        this.unreachable = unreachable;
    }

    @Override
    public void handle(Event event) {
        if (event instanceof Event.Exited exited && exited.status().ok()) {
            reached.add(exited.node());
        } else if (event instanceof Event.Unreachable) {
            unreachable.accept(event);
        } else if (event instanceof Event.Message) {
            run.handle(event);
        }
    }

    @Override
    public void tick(long now) {
        run.tick(now);
    }

    /** Returns the nodes that are connected. */
    NodeSet nodes() {
        return NodeSet.of(reached);
    }
}
