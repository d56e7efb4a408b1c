package pish.command;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import pish.doctor.Checks;
import pish.doctor.Findings;
import pish.doctor.NodeFacts;
import pish.doctor.Survey;
import pish.doctor.SurveyScript;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.LocalScript;
import pish.exec.Report;
import pish.node.NodeSet;

/** Makes all checks of {@code doctor}; nothing of it changes anything. */
final class DoctorVisit {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Context context;
    private final NodeSet nodes;
    private final Findings findings = new Findings();

    DoctorVisit(Context context, NodeSet nodes) {
        this.context = context;
        this.nodes = nodes;
    }

    /** Makes them, and returns what they find. */
    Findings findings() throws IOException {
        Survey survey = survey(reached());
        if (!survey.nodes().isEmpty()) {
            Checks.examine(survey, findings);
            new DoctorDoors(context, survey).examine(findings);
            new DoctorKeys(context, survey).examine(findings);
        }
        new DoctorMachineFile(context, survey).examine(findings);
        return findings;
    }

    /** Connects; who cannot be reached is a finding. */
    private NodeSet reached() {
        Set<String> up = ConcurrentHashMap.newKeySet();
        context.prepare(nodes, work -> up.add(work.name()), () -> new Event.Progress(up.size(), nodes.size()));
        NodeSet reached = NodeSet.of(up);
        NodeSet down = nodes.minus(reached);
        findings.made("nodes");
        if (!down.isEmpty()) {
            findings.add("nodes", down, "cannot be reached", "connect TARGET says why");
        }
        return reached;
    }

    private Survey survey(NodeSet reached) {
        NodeSet names = context.cluster().all().union(nodes);
        Map<String, Errand> errands = new LinkedHashMap<>();
        reached.forEach(node -> errands.put(node, SurveyScript.ask(names)));
        Map<String, NodeFacts> facts = new LinkedHashMap<>();
        for (Map.Entry<String, Report> report :
                context.errands(errands, PATIENCE).entrySet()) {
            if (report.getValue().failure().isEmpty()) {
                facts.put(report.getKey(), NodeFacts.of(report.getValue()));
            } else {
                String what = "does not tell of itself: " + report.getValue().reason();
                findings.add("nodes", NodeSet.of(report.getKey()), what, "TARGET: uptime shows whether it answers");
            }
        }
        return new Survey(facts, names, here(names));
    }

    /** Returns what this machine says of the names of nodes, unless it is one of them and has told already. */
    private Optional<NodeFacts> here(NodeSet names) {
        if (context.groupSource().group("", "hub").filter(hub -> !hub.isEmpty()).isPresent()) {
            return Optional.empty();
        }
        try {
            String said = LocalScript.run(SurveyScript.here(), SurveyScript.lines(names), context::interrupted);
            return Optional.of(NodeFacts.here(said));
        } catch (IOException e) {
            findings.skip("names here", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
