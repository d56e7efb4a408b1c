package pish.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pish.exec.Event;
import pish.node.NodeSet;

/**
 * The last line of the slowest nodes: {@code pi03 │ Unpacking libc6}. The slowest are those that have printed least so
 * far. Which these are is looked at once a second and when one of them has ended, so that they can be read.
 */
final class LastLines {
    private static final long STAY = Duration.ofSeconds(1).toNanos();

    private final Palette palette;
    private final Map<String, OutputTail> tails = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private List<String> chosen = List.of();
    private long chosenAt;
    private int width;

    LastLines(Palette palette) {
        this.palette = palette;
    }

    /** Forgets everything, and is about these nodes from now on. */
    void begin(NodeSet nodes) {
        tails.clear();
        places.clear();
        chosen = List.of();
        width = 0;
        for (String node : nodes) {
            places.put(node, places.size());
            width = Math.max(width, Columns.width(node));
        }
    }

    /** Takes note of what a node has printed. */
    void output(Event.Output output) {
        tails.computeIfAbsent(output.node(), node -> new OutputTail()).add(output.stream(), output.bytes());
    }

    /** Forgets a node, on which the command has ended. */
    void end(String node) {
        tails.remove(node);
    }

    /**
     * Returns the lines of the slowest nodes that have printed any, in the order of the target.
     *
     * @param most how many, at most; 0 or more
     * @param now in ns
     */
    List<String> rows(int most, long now) {
        boolean gone = !tails.keySet().containsAll(chosen);
        if (gone || chosen.size() != Math.min(most, tails.size()) || now - chosenAt > STAY) {
            chosen = slowest(most);
            chosenAt = now;
        }
        List<String> rows = new ArrayList<>();
        for (String node : chosen) {
            String line = shown(tails.get(node).lastLine());
            if (!line.isEmpty()) {
                String prefix = Columns.pad(node, width) + " │";
                rows.add(palette.node(place(node), prefix) + " " + line);
            }
        }
        return rows;
    }

    private List<String> slowest(int most) {
        return tails.keySet().stream()
                .sorted(Comparator.comparingLong(
                                (String node) -> tails.get(node).count())
                        .thenComparingInt(this::place))
                .limit(most)
                .sorted(Comparator.comparingInt(this::place))
                .toList();
    }

    private int place(String node) {
        return places.getOrDefault(node, 0);
    }

    private String shown(byte[] line) {
        StringBuilder text = new StringBuilder();
        SafeText safe = new SafeText(palette);
        safe.append(line, 0, line.length, text);
        safe.end(text);
        return text.toString().replace('\t', ' ');
    }
}
