package pish.doctor;

import pish.node.NodeSet;

/** Something keeps the clock right, as far as that can be seen. */
final class TimeServiceCheck implements Check {
    @Override
    public String name() {
        return "time service";
    }

    @Override
    public void examine(Survey survey, Findings findings) {
        survey.nodes().forEach((node, facts) -> {
            NodeSet on = NodeSet.of(node);
            boolean synchronised =
                    facts.one("synchronised").filter("yes"::equals).isPresent();
            if (TimeService.running(facts).isEmpty() && !synchronised) {
                String what = "nothing keeps the clock right: no NTP runs";
                TimeService.mend(facts)
                        .ifPresentOrElse(
                                line -> findings.addSafe(name(), on, what, line),
                                () -> findings.add(name(), on, what, TimeService.INSTALL));
            } else if (!synchronised && facts.has("synchronised")) {
                String what = "NTP runs, and has not heard from any server yet";
                findings.add(name(), on, what, "TARGET: timedatectl timesync-status; chronyc sources");
            }
        });
    }
}
