package pish.render;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import pish.exec.Event;
import pish.exec.Rank;
import pish.node.NodeSet;

/** Prints what built-ins say: lines, tables and messages. A table is printed when its last row has come. */
final class BuiltinText {
    /** Tables that may be without their last columns where a terminal has no room for them. */
    private static final Set<String> LAST_SAYS_LEAST = Set.of("hosts");

    private final Sinks sinks;
    private Table table = new Table();
    private String name = "";

    BuiltinText(Sinks sinks) {
        this.sinks = sinks;
    }

    /** Prints the event if it is a built-in's. */
    void handle(Event event) {
        if (event instanceof Event.Row row) {
            if (!row.table().equals(name)) {
                end();
            }
            name = row.table();
            table.add(row.columns());
        } else if (event instanceof Event.Text text) {
            end();
            lines(text).forEach(sinks.out()::foreignLine);
        } else if (event instanceof Event.Message message) {
            print(message, sinks.err());
        } else if (event instanceof Event.JobChanged job) {
            end();
            JobText.print(job, sinks.err());
        } else if (event instanceof Event.Skipped skipped) {
            print(new Event.Message(Event.Severity.ERROR, skipped(skipped)), sinks.err());
        } else if (event instanceof Event.Started || event instanceof Event.Finished) {
            end();
        }
    }

    private List<String> lines(Event.Text text) {
        String line = text.line();
        String margin = " ".repeat(line.length() - line.stripLeading().length() + 4);
        return text.prose() ? WordWrap.lines(line, sinks.out().columns(), margin) : List.of(line);
    }

    private static String skipped(Event.Skipped skipped) {
        NodeSet nodes = skipped.nodes();
        return "not run on " + Rank.text(nodes) + (nodes.size() > 1 ? " (" + nodes.size() + ")" : "") + ": "
                + skipped.reason();
    }

    /** Prints a table that has begun. */
    void end() {
        int width = LAST_SAYS_LEAST.contains(name) ? sinks.out().columns() : Integer.MAX_VALUE;
        table.lines(sinks.out().palette(), width).forEach(sinks.out()::line);
        List<String> beyond = table.beyond(width);
        table = new Table();
        name = "";
        if (!beyond.isEmpty()) {
            sinks.out().flush();
            String titles = String.join(", ", beyond).toUpperCase(Locale.ROOT);
            print(new Event.Message(Event.Severity.INFO, "the screen is too narrow for " + titles), sinks.err());
        }
    }

    /** Prints a message for people: {@code pish: …}, which is broken between words. */
    static void print(Event.Message message, Sink err) {
        String text = "pish: " + SafeText.line(message.text());
        Palette palette = err.palette();
        for (String line : WordWrap.lines(text, err.columns(), "  ")) {
            err.line(
                    switch (message.severity()) {
                        case INFO -> palette.faint(line);
                        case WARNING -> palette.warning(line);
                        case ERROR -> palette.failure(line);
                    });
        }
        err.flush();
    }
}
