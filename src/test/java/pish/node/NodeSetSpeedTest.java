package pish.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Folding costs n log n: what is quadratic would take minutes here. */
class NodeSetSpeedTest {
    private static final int NODES = 100_000;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void foldsAHundredThousandNames() {
        var names = new ArrayList<>(NodeSet.parse("pi[000001-" + NODES + "]").names());
        Collections.shuffle(names, new Random(1));
        var text = String.join(",", names);
        long start = cpuTime();
        var folded = NodeSet.parse(text).toString();
        long millis = TimeUnit.NANOSECONDS.toMillis(cpuTime() - start);
        System.out.printf("parse and fold %,d names: %d ms of CPU%n", NODES, millis);
        assertThat(folded).isEqualTo("pi[000001-100000]");
        assertThat(millis).isLessThan(3_000);
    }

    /** Counts only this thread's work, in nanoseconds: other tests may have the processor at the same time. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void combinesSetsFullOfHoles() {
        var odd = NodeSet.parse("pi[1-" + NODES + "/2]");
        var third = NodeSet.parse("pi[1-" + NODES + "/3]");
        assertThat(odd.intersect(third)).isEqualTo(NodeSet.parse("pi[1-" + NODES + "/6]"));
        assertThat(odd.xor(third).union(odd.intersect(third))).isEqualTo(odd.union(third));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void foldsANetworkOfAddresses() {
        var names = new ArrayList<>(NodeSet.parse("10.0.[0-255].[0-255]").names());
        Collections.shuffle(names, new Random(1));
        assertThat(NodeSet.of(names)).hasToString("10.0.[0-255].[0-255]");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void foldsThreeDimensions() {
        var names = new ArrayList<>(NodeSet.parse("r[1-20]c[1-20]n[01-25]").names());
        Collections.shuffle(names, new Random(1));
        var text = String.join(",", names);
        long start = cpuTime();
        var folded = NodeSet.parse(text).toString();
        long millis = TimeUnit.NANOSECONDS.toMillis(cpuTime() - start);
        System.out.printf("parse and fold %,d names in 3 dimensions: %d ms of CPU%n", names.size(), millis);
        assertThat(folded).isEqualTo("r[1-20]c[1-20]n[01-25]");
        assertThat(millis).isLessThan(2_000);
    }
}
