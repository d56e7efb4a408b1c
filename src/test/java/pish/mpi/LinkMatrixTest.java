package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkMatrixTest {
    private static final List<String> EIGHT =
            IntStream.rangeClosed(1, 8).mapToObj(k -> "pi0" + k).toList();

    private static List<LinkBench.Link> links(int nodes) {
        List<LinkBench.Link> links = new ArrayList<>();
        for (int to = 1; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                links.add(new LinkBench.Link(from, to, 10 * to + from + 0.123, 1000.0 / (to + from)));
            }
        }
        return links;
    }

    @Test
    void isAMatrixOfBoth() {
        List<LinkBench.Link> links = List.of(
                new LinkBench.Link(0, 1, 7.777, 110.04),
                new LinkBench.Link(0, 2, 123.4, 11.26),
                new LinkBench.Link(1, 2, 45.67, 1183.6));
        LinkMatrix matrix = new LinkMatrix(List.of("pi01", "pi02", "pi03"), links);

        assertThat(matrix.lines())
                .containsExactly(
                        "above the diagonal: µs for 8 bytes one way; below it: MB/s for 1 MiB",
                        "       pi01   pi02   pi03",
                        "pi01      ·   7.78    123",
                        "pi02    110      ·   45.7",
                        "pi03   11.3   1184      ·",
                        "latency    median 45.7 µs, worst 123 µs between pi01 and pi03",
                        "bandwidth  median 110 MB/s, worst 11.3 MB/s between pi01 and pi03");
        assertThat(matrix.allreduce(List.of(
                        new LinkBench.Reduce(8, 61.04),
                        new LinkBench.Reduce(1024, 999.5),
                        new LinkBench.Reduce(1 << 20, 28_400))))
                .isEqualTo("allreduce  of 3 ranks: 8 B 61.0 µs, 1 KiB 1000 µs, 1 MiB 28.4 ms");
    }

    @Test
    void fitsOnAScreenForEightNodes() {
        List<String> lines = new LinkMatrix(EIGHT, links(8)).lines();

        assertThat(lines)
                .hasSize(1 + 1 + 8 + 2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(lines.get(9)).isEqualTo("pi08    143    125    111    100   90.9   83.3   76.9      ·");
    }

    @Test
    void onlyWhatStandsOutIsSaidOfMore() {
        List<String> nine = new ArrayList<>(EIGHT);
        nine.add("pi09");

        assertThat(new LinkMatrix(nine, links(9)).lines())
                .containsExactly(
                        "latency    median 62.6 µs, worst 87.1 µs between pi08 and pi09",
                        "bandwidth  median 125 MB/s, worst 66.7 MB/s between pi08 and pi09");
        String name = "a-board-with-quite-a-long-name-0";
        assertThat(new LinkMatrix(List.of(name + 1, name + 2), links(2)).lines())
                .as("names that are too long for a matrix")
                .hasSize(2);
    }
}
