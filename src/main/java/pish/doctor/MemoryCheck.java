package pish.doctor;

import java.util.Locale;
import pish.exec.NodeSample;
import pish.node.NodeSet;

/** There is memory to be had. */
final class MemoryCheck implements Check {
    private static final double LEAST = 0.05;
    private static final double KIB_A_GIB = 1 << 20;
    private static final int PERCENT = 100;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void examine(Survey survey, Findings findings) {
        survey.nodes()
                .forEach((node, facts) -> facts.one("sample")
                        .flatMap(NodeSample::parse)
                        .filter(sample -> sample.used() > 1 - LEAST)
                        .ifPresent(sample -> findings.add(
                                name(),
                                NodeSet.of(node),
                                text(sample),
                                "TARGET: ps -eo rss,pid,user,comm --sort=-rss | head -n 6")));
    }

    private static String text(NodeSample sample) {
        return String.format(
                Locale.ROOT,
                "%.0f %% of %.1f GiB of memory is available",
                (1 - sample.used()) * PERCENT,
                sample.memory() / KIB_A_GIB);
    }
}
