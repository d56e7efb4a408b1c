package pish.render;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import pish.exec.Ending;
import pish.exec.Event;
import pish.exec.Rank;
import pish.node.NodeSet;
import pish.transport.Stream;

/**
 * Shows lines as they come: {@code pi03 │ line}, those of standard error on standard error, each node in its colour, and
 * at the end who failed. Names are padded to the longest. A line waits for its newline; one of over 64 KiB goes on below
 * itself, after {@code ┆} in place of {@code │}.
 */
public final class LiveRenderer implements Renderer {
    private final Sinks sinks;
    private final BuiltinText text;
    private final Tally tally = new Tally();
    private final NodeLines lines = new NodeLines(this::print);
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Label> labels = new HashMap<>();
    private RankLabels ranks = new RankLabels(Map.of());
    private int width;

    /** Makes a renderer that prints to the given sinks. */
    public LiveRenderer(Sinks sinks) {
        this.sinks = sinks;
        this.text = new BuiltinText(sinks);
    }

    @Override
    public void handle(Event event) {
        tally.handle(event);
        text.handle(event);
        if (event instanceof Event.Started started) {
            begin(started.nodes(), started.places());
        } else if (event instanceof Event.Placed placed) {
            begin(NodeSet.of(placed.places().keySet()), placed.places());
        } else if (event instanceof Event.Output output) {
            lines.handle(output);
        } else if (event instanceof Event.Finished) {
            lines.endAll();
            printFailures();
            sinks.flush();
        } else if (event instanceof Event.Skipped && tally.complete()) {
            printFailures();
        } else {
            Ending.of(event).ifPresent(this::ended);
        }
    }

    @Override
    public void tick(long now) {
        sinks.flush();
    }

    private void begin(NodeSet nodes, Map<String, String> where) {
        places.clear();
        labels.clear();
        width = 0;
        ranks = new RankLabels(where);
        for (String node : nodes) {
            places.put(node, places.size());
            width = Math.max(width, Columns.width(ranks.of(node)));
        }
    }

    private void ended(Ending ending) {
        lines.end(ending.node());
        if (tally.complete()) {
            printFailures();
        }
    }

    private void print(String node, Stream stream, Line line) {
        Sink sink = sinks.of(stream);
        sink.freshLine();
        sink.label(labels.computeIfAbsent(node, this::label).of(line, sink));
        line.lend((source, offset, count) -> {
            // the other half of a line's end says nothing on a terminal
            boolean halved = sink.terminal() && line.ends() && count > 0 && source[offset + count - 1] == '\r';
            sink.foreign(source, offset, halved ? count - 1 : count);
        });
        sink.endLine();
    }

    private Label label(String node) {
        String padded = Columns.pad(ranks.of(node), width);
        if (Rank.is(node)) {
            int place = places.getOrDefault(node, 0);
            return new Label(Label.bytes(padded + "│", place), Label.bytes(padded + "┆", place));
        }
        int place = places.getOrDefault(node, 0);
        return new Label(Label.bytes(padded + " │", place), Label.bytes(padded + " ┆", place));
    }

    /** What stands before a node's lines and before the pieces that go on below them, by palette: made once, not for each line. */
    private record Label(Map<Palette, byte[]> begins, Map<Palette, byte[]> goesOn) {
        static Map<Palette, byte[]> bytes(String prefix, int place) {
            Map<Palette, byte[]> bytes = new EnumMap<>(Palette.class);
            for (Palette palette : Palette.values()) {
                bytes.put(palette, (palette.node(place, prefix) + " ").getBytes(StandardCharsets.UTF_8));
            }
            return bytes;
        }

        byte[] of(Line line, Sink sink) {
            return (line.begins() ? begins : goesOn).get(sink.palette());
        }
    }

    private void printFailures() {
        Sink err = sinks.of(Stream.STDERR);
        tally.failures().forEach((why, nodes) -> err.line(Header.failure(nodes, why, err.palette())));
        tally.clear();
    }
}
