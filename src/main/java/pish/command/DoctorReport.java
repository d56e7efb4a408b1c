package pish.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pish.doctor.Finding;
import pish.doctor.Findings;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.render.JsonRow;
import pish.transport.ExitStatus;

/** Says what {@code doctor} has found, and mends what may be. */
final class DoctorReport {
    private static final String INDENT = "    ";
    private static final String HERE = "this machine";

    private final Context context;
    private final boolean json;

    /**
     * Prepares one.
     *
     * @param json whether to say it in JSON, whatever the form of all else
     */
    DoctorReport(Context context, boolean json) {
        this.context = context;
        this.json = json;
    }

    /** Shows what was found, and how much was looked at. */
    void show(Findings findings, NodeSet nodes) {
        List<Finding> all = findings.all();
        all.forEach(this::show);
        if (json) {
            return;
        }
        Map<String, Set<String>> skipped = new TreeMap<>();
        findings.skipped()
                .forEach((check, why) ->
                        skipped.computeIfAbsent(why, key -> new TreeSet<>()).add(check));
        skipped.forEach(
                (why, checks) -> say(Event.Severity.INFO, "not checked: " + String.join(", ", checks) + ": " + why));
        String what = all.isEmpty() ? "all well" : all.size() == 1 ? "1 finding" : all.size() + " findings";
        long safe =
                all.stream().filter(Finding::safe).map(Finding::mend).distinct().count();
        String fix = safe == 0 ? "" : "; doctor --fix runs " + (safe == 1 ? "a line" : safe + " lines") + " of these";
        String where = nodes.size() == 1 ? "1 node" : nodes.size() + " nodes";
        context.emit(new Event.Text(findings.count() + " checks on " + where + ": " + what + fix));
    }

    private void show(Finding finding) {
        if (!json && !context.settings().is(Setting.FORMAT, "json")) {
            context.emit(new Event.Text(where(finding) + ": " + finding.what()));
            context.emit(new Event.Text(INDENT + finding.mend()));
            return;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("check", finding.check());
        row.put("nodes", finding.nodes().toString());
        row.put("finding", finding.what());
        row.put("mend", finding.mend());
        row.put("safe", finding.safe() ? "yes" : "no");
        Event.Row event = new Event.Row("doctor", row);
        context.emit(json ? new Event.Text(JsonRow.of(event)) : event);
    }

    private static String where(Finding finding) {
        return finding.nodes().isEmpty() ? HERE : finding.nodes().toString();
    }

    /** Runs the lines that do no harm, once the user has agreed. */
    ExitStatus mend(List<Finding> all, boolean agreed) {
        List<String> lines =
                all.stream().filter(Finding::safe).map(Finding::mend).distinct().toList();
        if (lines.isEmpty()) {
            say(Event.Severity.INFO, "nothing of that mends itself");
            return new ExitStatus(1);
        }
        String question = "Run " + lines.stream().collect(Collectors.joining(", then ")) + "?";
        if (!agreed && !context.confirm(question)) {
            say(Event.Severity.ERROR, "nothing was changed; doctor --fix -y asks nothing");
            return new ExitStatus(1);
        }
        ExitStatus status = all.stream().allMatch(Finding::safe) ? ExitStatus.OK : new ExitStatus(1);
        for (String line : lines) {
            if (context.interrupted()) {
                return ExitStatus.INTERRUPTED;
            }
            say(Event.Severity.INFO, line);
            status = status.max(context.script().run(line));
        }
        return status;
    }

    private void say(Event.Severity severity, String text) {
        context.emit(new Event.Message(severity, text));
    }
}
