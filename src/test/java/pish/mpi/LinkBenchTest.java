package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkBenchTest {
    private final LinkBench bench = new LinkBench(3);

    @Test
    void readsWhatTheProgramPrints() {
        assertThat(bench.take("ranks 3")).isFalse();
        assertThat(bench.take("pair 1 2 7.639 283.510")).isTrue();
        assertThat(bench.take("pair 0 2 8.001 112.000")).isTrue();
        assertThat(bench.take("pair 0 1 9.250 90.125")).isTrue();
        assertThat(bench.take("allreduce 1024 65.512")).isFalse();
        assertThat(bench.isComplete()).isFalse();
        bench.take("end");

        assertThat(bench.isComplete()).isTrue();
        assertThat(bench.links()).first().isEqualTo(new LinkBench.Link(1, 2, 7.639, 283.51));
        assertThat(bench.reduces()).containsExactly(new LinkBench.Reduce(1024, 65.512));
    }

    @Test
    void believesNothingElse() {
        bench.take("pair 0 1 7.639 283.510");
        for (String line : new String[] {
            "pair 0 1 1.000 1.000",
            "pair 1 3 1.000 1.000",
            "pair 2 1 1.000 1.000",
            "pair 1 2 inf 1.000",
            "pair 1 2 1.000",
            " pair 1 2 1.000 1.000",
            "pair 1 2 99999999999999999999.0 1.000"
        }) {
            assertThat(bench.take(line)).as(line).isFalse();
        }
        bench.take("end");

        assertThat(bench.links()).hasSize(1);
        assertThat(bench.isComplete()).as("pairs are missing").isFalse();
    }
}
