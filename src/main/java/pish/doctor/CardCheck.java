package pish.doctor;

import java.util.List;
import pish.node.NodeSet;

/** The kernel has no trouble with the memory card. */
final class CardCheck implements Check {
    /** No more are told. */
    private static final int MOST = 100;

    @Override
    public String name() {
        return "cards";
    }

    @Override
    public void examine(Survey survey, Findings findings) {
        NodeSet silent = survey.where(facts -> facts.has("no-kernel-log"));
        if (silent.equals(survey.answered())) {
            findings.skip(name(), "only root may read what the kernel says");
            return;
        }
        if (!silent.isEmpty()) {
            findings.skip(name() + " of " + silent, "only root may read what the kernel says");
        }
        survey.nodes().forEach((node, facts) -> {
            List<String> errors = facts.all("card");
            if (!errors.isEmpty()) {
                String count = errors.size() < MOST ? "" + errors.size() : "over " + MOST;
                String what = (errors.size() == 1 ? "an error" : count + " errors") + " of the card, the last: "
                        + errors.get(errors.size() - 1);
                String mend = "save what is there, for example pull TARGET:. saved/, and change the card";
                findings.add(name(), NodeSet.of(node), what, mend);
            }
        });
    }
}
