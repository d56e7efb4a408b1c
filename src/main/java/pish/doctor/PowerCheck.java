package pish.doctor;

import pish.exec.NodeSample;
import pish.exec.Throttling;
import pish.node.NodeSet;

/** Boards get the power they need, and are cool enough not to slow down. */
final class PowerCheck implements Check {
    /** Where boards of the Raspberry Pi begin to slow down. */
    private static final int HOT_CELSIUS = 80;

    @Override
    public String name() {
        return "power and heat";
    }

    @Override
    public void examine(Survey survey, Findings findings) {
        survey.nodes()
                .forEach((node, facts) -> facts.one("sample")
                        .flatMap(NodeSample::parse)
                        .ifPresent(sample -> examine(NodeSet.of(node), sample, findings)));
    }

    private void examine(NodeSet on, NodeSample sample, Findings findings) {
        if (sample.celsius().orElse(0) >= HOT_CELSIUS) {
            String what = Math.round(sample.celsius().orElseThrow()) + " °C: it slows down to stay whole";
            findings.add(name(), on, what, "a fan or a heat sink; top TARGET shows what comes of it");
        }
        sample.throttled().ifPresent(bits -> {
            String now = words(Throttling.now(bits));
            String was = words(Throttling.before(bits));
            if (!now.isEmpty()) {
                findings.add(name(), on, now, mend(now));
            } else if (!was.isEmpty()) {
                findings.add(name(), on, was + " at some time since it was started", mend(was));
            }
        });
    }

    private static String words(String throttling) {
        return throttling.replace(",", ", ");
    }

    private static String mend(String throttling) {
        return throttling.contains("voltage")
                ? "a stronger power supply or a shorter cable; top TARGET shows what comes of it"
                : "a fan or a heat sink; top TARGET shows what comes of it";
    }
}
