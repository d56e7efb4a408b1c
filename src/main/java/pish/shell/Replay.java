package pish.shell;

import java.util.Optional;
import pish.command.Results;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Ending;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Gather;
import pish.exec.Spools;
import pish.node.NodeSet;
import pish.render.Renderer;

/** Shows a kept result again: the events of some of its nodes go through a renderer as they once did. */
final class Replay {
    private final Results.Result result;
    private final NodeSet nodes;

    Replay(Results.Result result, NodeSet nodes) {
        this.result = result;
        this.nodes = nodes;
    }

    /**
     * Shows it. Standard output that is JSON stays JSON, whatever is asked for.
     *
     * @param form fold, live or json; empty for that of the settings
     */
    void show(Destination destination, Settings settings, Optional<String> form, Spools spools) {
        boolean json = settings.is(Setting.FORMAT, "json") && !destination.redirected();
        String wanted = json ? "json" : form.orElse(settings.get(Setting.OUTPUT));
        try (Gather some = new Gather(spools)) {
            Renderer renderer = Screens.form(wanted, some, destination.sinks());
            result.gather().replay(chosen(event -> {
                some.handle(event);
                renderer.handle(event);
            }));
            renderer.tick(System.nanoTime());
        }
        destination.sinks().flush();
    }

    private EventHandler chosen(EventHandler next) {
        return event -> {
            if (event instanceof Event.Started started) {
                next.handle(new Event.Started(nodes, started.command()));
            } else if (event instanceof Event.Output output && !nodes.contains(output.node())) {
                return;
            } else if (Ending.of(event)
                    .map(Ending::node)
                    .filter(node -> !nodes.contains(node))
                    .isEmpty()) {
                next.handle(event);
            }
        };
    }
}
