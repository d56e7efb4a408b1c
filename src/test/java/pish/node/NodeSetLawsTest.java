package pish.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of sets on generated node sets; the seed is in the name of the test that fails. */
class NodeSetLawsTest {
    private static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void foldingAndExpandingAreInverse(int seed) {
        var set = generated(new Random(seed));
        assertThat(NodeSet.of(set.names())).isEqualTo(set).hasToString(set.toString());
        assertThat(NodeSet.parse(set.toString())).isEqualTo(set);
        assertThat(set.names()).doesNotHaveDuplicates().hasSize(set.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void algebraIsThatOfSets(int seed) {
        var random = new Random(seed);
        var a = generated(random);
        var b = generated(random);
        assertThat(a.minus(b).union(a.intersect(b))).isEqualTo(a);
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.xor(b)).isEqualTo(a.union(b).minus(a.intersect(b)));
        var common = new HashSet<>(a.names());
        common.retainAll(b.names());
        assertThat(a.intersect(b).names()).containsExactlyInAnyOrderElementsOf(common);
        var rest = new HashSet<>(a.names());
        rest.removeAll(b.names());
        assertThat(a.minus(b).names()).containsExactlyInAnyOrderElementsOf(rest);
        assertThat(a.names()).allMatch(a::contains);
        assertThat(rest).noneMatch(b::contains);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void orderOfUnionsDoesNotMatter(int seed) {
        var random = new Random(seed);
        var parts = new ArrayList<>(List.of(generated(random), generated(random), generated(random)));
        var text = String.join(",", parts.stream().map(NodeSet::toString).toList());
        Collections.shuffle(parts, random);
        var shuffled = String.join(",", parts.stream().map(NodeSet::toString).toList());
        assertThat(NodeSet.parse(shuffled)).isEqualTo(NodeSet.parse(text)).isEqualTo(NodeSet.unionOf(parts));
    }

    private static NodeSet generated(Random random) {
        var names = new ArrayList<String>();
        for (int count = 1 + random.nextInt(40); count > 0; count--) {
            var number = "0".repeat(random.nextInt(4) / 2) + random.nextInt(random.nextBoolean() ? 12 : 120);
            names.add(
                    switch (random.nextInt(5)) {
                        case 0 -> "r" + random.nextInt(4) + "n" + random.nextInt(5);
                        case 1 -> "10.0." + random.nextInt(3) + "." + random.nextInt(6);
                        case 2 -> number;
                        case 3 -> List.of("hub", "nas", "pi").get(random.nextInt(3));
                        default -> "pi" + number;
                    });
        }
        return NodeSet.of(names);
    }
}
