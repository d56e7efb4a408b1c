package pish.render;

import static pish.exec.Told.exited;
import static pish.exec.Told.out;
import static pish.exec.Told.started;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import pish.exec.Event;
import pish.exec.Gather;
import pish.exec.Spools;

/** Shows events in a form of folds. */
final class Shown {
    private Shown() {}

    /** Returns what comes out where events are shown in a form. */
    static Captured in(Function<Sinks, FoldForm> form, Captured captured, List<Event> events) {
        try (Gather gather = new Gather(new Spools())) {
            FoldRenderer renderer =
                    new FoldRenderer(gather, captured.sinks(), Screen.none(), form.apply(captured.sinks()));
            for (Event event : events) {
                gather.handle(event);
                renderer.handle(event);
            }
            captured.sinks().flush();
            return captured;
        }
    }

    /** Returns the events of nodes pi01, pi02… that print these outputs. */
    static List<Event> outputs(String... texts) {
        return outputs(List.of(texts));
    }

    static List<Event> outputs(List<String> texts) {
        List<String> nodes = IntStream.rangeClosed(1, texts.size())
                .mapToObj(i -> String.format("pi%02d", i))
                .toList();
        List<Event> events = new ArrayList<>();
        events.add(started(nodes.toArray(String[]::new)));
        for (int i = 0; i < texts.size(); i++) {
            events.add(out(nodes.get(i), texts.get(i)));
            events.add(exited(nodes.get(i), 0));
        }
        return events;
    }
}
