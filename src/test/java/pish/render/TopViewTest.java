package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pish.exec.NodeSample;
import pish.node.NodeSet;

/** The screen of nodes and how they are. */
class TopViewTest {
    private static final NodeSet NODES = NodeSet.parse("ant,노드,cat,dog");

    private final TopView colour = new TopView(NODES, Palette.COLOUR, 0);
    private final TopView plain = new TopView(NODES, Palette.PLAIN, 0);

    private static NodeSample sample(double load, long available, double celsius, int bits, long bytes) {
        return new NodeSample(
                load, 4, 1000, available, OptionalDouble.of(celsius), OptionalInt.of(bits), bytes, 2 * bytes);
    }

    private static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }

    private void add(String node, NodeSample sample, double at) {
        colour.add(node, sample, seconds(at));
        plain.add(node, sample, seconds(at));
    }

    private void scene() {
        add("ant", sample(0.5, 900, 45.2, 0, 0), 1);
        add("ant", sample(2, 900, 45.2, 0, 1500), 2);
        add("ant", sample(6, 250, 85, 0x50005, 3_000_000), 3);
        add("노드", sample(0.01, 990, 71.5, 0xe0000, 5000), 3);
        add("dog", new NodeSample(1, 1, 10, 1, OptionalDouble.empty(), OptionalInt.empty(), 1, 1), 1);
        add("dog", new NodeSample(3, 1, 10, 1, OptionalDouble.empty(), OptionalInt.empty(), 1, 1), 9);
        add("ant", sample(6, 250, 85, 0x50005, 3_000_000), 9);
        add("노드", sample(0.01, 990, 71.5, 0xe0000, 5000), 9);
        for (TopView view : List.of(colour, plain)) {
            view.jobs(Map.of("dog", "[1] all: make\u001b[2J -j4"));
        }
    }

    private String seen(int columns, int rows) {
        List<String> shown = plain.rows(columns, rows, seconds(9.5), "05:31:07");
        assertThat(colour.rows(columns, rows, seconds(9.5), "05:31:07").stream().map(Columns::plain))
                .isEqualTo(shown);
        assertThat(shown).hasSizeLessThanOrEqualTo(rows).allMatch(row -> Columns.width(row) <= columns);
        return shown.stream().map(row -> row.stripTrailing() + "\n").collect(Collectors.joining());
    }

    @Test
    void tells_how_nodes_are() {
        scene();
        assertThat(seen(80, 24)).isEqualTo("""
                        top: 4 nodes, 1 not answering by node · sort: n l m t w · q: quit       05:31:07
                        NODE  LOAD             MEM   TEMP     IN/s    OUT/s  STATE
                        ant   6.00       ▂▃██  75%  85.0°      0 B      0 B  under-voltage,throttled
                        cat  no answer for 9 s
                        dog   3.00         ▃█  90%      -      0 B      0 B  [1] all: make^[[2J -j4
                        노드  0.01         ▁▁   1%  71.5°      0 B      0 B  was capped,throttled,hot
                        """);
        assertThat(colour.rows(80, 24, seconds(9.5), "05:31:07"))
                .anyMatch(row -> row.contains("\u001b[31munder-voltage,throttled"))
                .anyMatch(row -> row.startsWith("\u001b[31mcat  no answer"));
    }

    @Test
    void is_sorted_by_the_column_asked_for() {
        scene();
        assertThat(order("l")).containsExactly("dog", "ant", "노드", "cat");
        assertThat(order("m")).containsExactly("dog", "ant", "노드", "cat");
        assertThat(order("t")).containsExactly("ant", "노드", "dog", "cat");
        assertThat(order("n")).containsExactly("ant", "cat", "dog", "노드");
        assertThat(colour.sort("x")).isFalse();
    }

    private List<String> order(String key) {
        assertThat(colour.sort(key)).isTrue();
        plain.sort(key);
        return seen(80, 24)
                .lines()
                .skip(2)
                .map(row -> row.replaceFirst(" .*", ""))
                .toList();
    }

    @Test
    void rates_are_between_two_samples() {
        add("ant", sample(0, 1, 1, 0, 1000), 1);
        add("ant", sample(0, 1, 1, 0, 5000), 3);
        assertThat(plain.rows(80, 24, seconds(3.5), "").get(2)).contains("  2.0 kB   4.0 kB  ");
        add("ant", sample(0, 1, 1, 0, 0), 4);
        assertThat(plain.rows(80, 24, seconds(4), "").get(2)).contains("     0 B      0 B");
        assertThat(plain.table(seconds(4)).get(0)).containsEntry("in/s", 0L).containsEntry("cores", 4);
        assertThat(plain.isComplete(NODES)).isFalse();
        assertThat(plain.isComplete(NodeSet.parse("ant"))).isTrue();
    }

    @Test
    void nodesThatAreKnownToBeDownAreSaidToBeAtOnce() {
        plain.down(NodeSet.parse("ant,cat"));
        assertThat(plain.rows(80, 24, seconds(1), ""))
                .contains("ant  no answer for 1 s", "cat  no answer for 1 s", "dog  …")
                .first()
                .asString()
                .startsWith("top: 4 nodes, 2 not answering by node ");
        add("ant", sample(1, 900, 45, 0, 0), 2);
        assertThat(plain.rows(80, 24, seconds(2), "").get(2)).startsWith("ant   1.00 ");
    }

    @Test
    void sixtyFourNodesAreScrolled() {
        NodeSet nodes = NodeSet.of(
                IntStream.rangeClosed(1, 64).mapToObj("pi%02d"::formatted).toList());
        TopView view = new TopView(nodes, Palette.PLAIN, 0);
        assertThat(view.rows(80, 24, Duration.ofSeconds(1).toNanos(), ""))
                .hasSize(24)
                .last()
                .asString()
                .startsWith("pi22");
        assertThat(view.rows(80, 24, 1, "")).first().asString().startsWith("top: 64 nodes, 1-22 by node ");
        view.move(1000);
        assertThat(view.rows(80, 24, 1, "")).last().asString().startsWith("pi64");
        assertThat(view.rows(80, 24, 1, "")).first().asString().startsWith("top: 64 nodes, 43-64 by node ");
        assertThat(view.rows(80, 100, 1, "")).hasSize(66).first().asString().startsWith("top: 64 nodes by node ");
        assertThat(view.rows(1, 1, 1, "12:34:56")).hasSize(1);
    }
}
