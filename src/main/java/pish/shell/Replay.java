package pish.shell;

import java.io.IOException;
import pish.command.Look;
import pish.command.Results;
import pish.command.Setting;
import pish.exec.Ending;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Gather;
import pish.exec.Spool;
import pish.node.NodeSet;
import pish.render.Renderer;
import pish.render.Sink;
import pish.render.Sinks;
import pish.transport.Stream;

/** Shows a kept result again: the events of some of its nodes go through a renderer as they once did. */
final class Replay {
    private final Shell shell;
    private final Results.Result result;
    private final NodeSet nodes;
    private final Look look;

    Replay(Shell shell, Results.Result result, NodeSet nodes, Look look) {
        this.shell = shell;
        this.result = result;
        this.nodes = nodes;
        this.look = look;
    }

    /** Shows it. Standard output that is JSON stays JSON, whatever is asked for. */
    void show(Destination destination) throws IOException {
        boolean json = shell.settings().is(Setting.FORMAT, "json") && !destination.redirected();
        String form = json ? "json" : look.form().orElse(shell.settings().get(Setting.OUTPUT));
        Paging paging = new Paging(shell);
        Sink out = destination.sinks().out();
        boolean wanted = paging.wanted(look, destination);
        if ((wanted || paging.wantedWhereLong(form, destination)) && page(form, out, wanted)) {
            return;
        }
        long before = out.lines();
        write(form, destination.sinks());
        destination.sinks().flush();
        if (!destination.redirected()) {
            paging.offer(out.lines() - before);
        }
    }

    /** Shows it in the pager, in any case or only where it is too long for the screen; returns whether it did. */
    private boolean page(String form, Sink terminal, boolean always) throws IOException {
        try (Spool text = shell.spools().create()) {
            Sink sink = new Sink(text.appender(), true, terminal.palette());
            write(form, new Sinks(sink, sink));
            sink.flush();
            if (sink.failure().isPresent()) {
                throw sink.failure().get();
            }
            boolean shown = always || sink.lines() >= shell.operator().rows();
            if (shown) {
                shell.operator().page(text);
            }
            return shown;
        }
    }

    private void write(String form, Sinks sinks) {
        // whoever asks for the errors wants them in the pipe or the file that follows
        Sinks wanted = look.errors() ? new Sinks(sinks.out(), sinks.out()) : sinks;
        try (Gather some = new Gather(shell.spools())) {
            Renderer renderer = Screens.form(form, some, wanted);
            result.gather().replay(chosen(event -> {
                some.handle(event);
                renderer.handle(event);
            }));
            renderer.tick(System.nanoTime());
        }
    }

    private EventHandler chosen(EventHandler next) {
        return event -> {
            if (event instanceof Event.Started started) {
                next.handle(new Event.Started(nodes, started.command(), started.places()));
            } else if (event instanceof Event.Output output) {
                if (nodes.contains(output.node()) && !(look.errors() && output.stream() == Stream.STDOUT)) {
                    next.handle(event);
                }
            } else if (Ending.of(event)
                    .map(Ending::node)
                    .filter(node -> !nodes.contains(node))
                    .isEmpty()) {
                next.handle(event);
            }
        };
    }
}
