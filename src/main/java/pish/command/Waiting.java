package pish.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import pish.exec.Event;
import pish.exec.Vigil;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** What all built-ins share that wait for nodes. */
final class Waiting {
    private Waiting() {}

    /** Returns the option that says how long. */
    static Option timeout(String standard) {
        return Option.builder()
                .longOpt("timeout")
                .hasArg()
                .argName("DURATION")
                .desc("how long to wait, at most (" + standard + ")")
                .get();
    }

    /** Returns how long to wait. */
    static Duration timeout(Invocation invocation, Duration standard) {
        String given = invocation.options().getOptionValue("timeout");
        if (given == null) {
            return standard;
        }
        return Setting.DurationText.parse(given)
                .filter(duration -> !duration.isZero())
                .orElseThrow(() -> invocation.fault(
                        given, "not a duration: " + given, "a number with ms, s, m or h, for example 5m"));
    }

    /** Says how it went; returns 124 where nodes were waited for in vain. */
    static ExitStatus report(Context context, NodeSet nodes, Map<String, String> failed, Vigil.Goal goal) {
        NodeSet reached = nodes.minus(NodeSet.of(failed.keySet()));
        String word = goal == Vigil.Goal.DOWN ? "down" : "up";
        if (!reached.isEmpty()) {
            context.emit(new Event.Message(Event.Severity.INFO, word + ": " + reached));
        }
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        failed.forEach((node, why) ->
                byReason.computeIfAbsent(why, unseen -> new ArrayList<>()).add(node));
        byReason.forEach((why, names) -> context.emit(
                new Event.Message(Event.Severity.ERROR, "not " + word + ": " + NodeSet.of(names) + ": " + why)));
        return failed.isEmpty() ? ExitStatus.OK : context.interrupted() ? ExitStatus.INTERRUPTED : ExitStatus.TIMEOUT;
    }
}
