package pish.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.Outcome;
import pish.node.NodeSet;
import pish.setup.HostNames;
import pish.setup.Preference;
import pish.setup.Preferences;
import pish.transport.ExitStatus;

/** One call of {@code configure}. */
final class ConfigureCall {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Context context;
    private final Invocation invocation;

    ConfigureCall(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
    }

    ExitStatus run(NodeSet nodes, Map<Preference, String> values) {
        String hostname = values.get(Preference.HOSTNAME);
        ExitStatus status = ExitStatus.OK;
        NodeSet reached = nodes;
        if (hostname != null) {
            Outcome named = context.broadcast(nodes, HostNames.rename(Map.of(nodes.get(0), hostname)));
            status = named.status();
            reached = named.ok();
            if (!reached.isEmpty() && !nodes.contains(hostname)) {
                String line = "rename " + nodes + " " + hostname;
                say(Event.Severity.INFO, nodes + " keeps its name in pish: " + line + " changes it everywhere");
            }
        }
        if (values.size() > (hostname == null ? 0 : 1) && !context.interrupted() && !reached.isEmpty()) {
            Outcome set = context.broadcast(reached, Preferences.set(values));
            status = status.max(set.status());
            reached = reached.minus(set.unreachable());
        }
        return context.interrupted() ? ExitStatus.INTERRUPTED : status.max(restart(reached));
    }

    /** Says which nodes what was set counts on from the next start on, and restarts them where that was asked for. */
    private ExitStatus restart(NodeSet nodes) {
        NodeSet waiting = waiting(nodes);
        if (waiting.isEmpty()) {
            return ExitStatus.OK;
        }
        if (invocation.options().hasOption("reboot")) {
            return EndMachines.reboot().end(context, waiting, Waiting.timeout(invocation, EndMachines.PATIENCE), 0);
        }
        say(Event.Severity.INFO, "what was set counts from the next start on: reboot " + waiting);
        return ExitStatus.OK;
    }

    private NodeSet waiting(NodeSet nodes) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        context.connect(nodes).forEach(node -> errands.put(node, Errand.of(Preferences.AWAITS_START)));
        return NodeSet.of(context.errands(errands, PATIENCE).entrySet().stream()
                .filter(report -> report.getValue().ok())
                .map(Map.Entry::getKey)
                .toList());
    }

    private void say(Event.Severity severity, String text) {
        context.emit(new Event.Message(severity, text));
    }
}
