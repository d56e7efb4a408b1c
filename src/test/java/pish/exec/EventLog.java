package pish.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pish.transport.Stream;

/** Keeps the events of a broadcast, and acts on some. */
final class EventLog implements EventHandler {
    private final List<Event> events = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private Consumer<Event> reaction = event -> {};
    private Runnable clock = () -> {};

    /** Sets what is done at each event, on the draining thread. */
    EventLog react(Consumer<Event> newReaction) {
        reaction = newReaction;
        return this;
    }

    /** Sets what is done each time something may have changed. */
    EventLog eachTick(Runnable newClock) {
        clock = newClock;
        return this;
    }

    @Override
    public void handle(Event event) {
        events.add(event);
        if (event instanceof Event.Output output && output.stream() == Stream.STDOUT) {
            out.append(output.bytes());
        }
        reaction.accept(event);
    }

    @Override
    public void tick(long now) {
        clock.run();
    }

    /** Returns what came on standard output, of all nodes. */
    String out() {
        return out.toString();
    }

    /** Returns what came on standard output of one node. */
    String out(String node) {
        return of(Event.Output.class).stream()
                .filter(output -> output.node().equals(node) && output.stream() == Stream.STDOUT)
                .map(output -> output.bytes().toString())
                .collect(Collectors.joining());
    }

    /** Returns the events, each as the name of its type and, where it has one, its node. */
    List<String> names() {
        return events.stream().map(EventLog::name).toList();
    }

    /** Returns the events of a type. */
    <T extends Event> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static String name(Event event) {
        String type = event.getClass().getSimpleName();
        if (event instanceof Event.Connected e) {
            return type + " " + e.node();
        }
        if (event instanceof Event.Rejoined e) {
            return type + " " + e.node();
        }
        if (event instanceof Event.Output e) {
            return type + " " + e.node() + " " + e.bytes().toString().strip();
        }
        if (event instanceof Event.Exited e) {
            return type + " " + e.node() + " " + e.status().code();
        }
        if (event instanceof Event.Lost e) {
            return type + " " + e.node() + " " + e.reason();
        }
        if (event instanceof Event.Unreachable e) {
            return type + " " + e.node() + " " + e.reason();
        }
        if (event instanceof Event.Message e) {
            return type + " " + e.text();
        }
        return type;
    }
}
