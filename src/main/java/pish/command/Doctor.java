package pish.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.doctor.Finding;
import pish.doctor.Findings;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Checks a cluster, and says how to mend what it finds. */
final class Doctor implements Builtin {
    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "Check nodes, and say how to mend what is not well: names, keys, clocks, MPI, PATH, firewalls, disks, "
                + "memory, power, cards, the machinefile";
    }

    @Override
    public String arguments() {
        return "[TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("doctor", "doctor pi[02-04]", "doctor --fix", "doctor --json | jq .finding");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("fix")
                        .desc("after a question, mend what can be mended without harm")
                        .get())
                .addOption(new Option("y", "yes", false, "mend it without a question"))
                .addOption(Option.builder()
                        .longOpt("json")
                        .desc("print each finding as a JSON object on a line")
                        .get());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text(nodes + " (" + nodes.size() + "): check them"));
            return ExitStatus.OK;
        }
        Findings findings = new DoctorVisit(context, nodes).findings();
        if (context.interrupted()) {
            return ExitStatus.INTERRUPTED;
        }
        DoctorReport report = new DoctorReport(context, invocation.options().hasOption("json"));
        report.show(findings, nodes);
        List<Finding> all = findings.all();
        if (all.isEmpty()) {
            return ExitStatus.OK;
        }
        return invocation.options().hasOption("fix")
                ? report.mend(all, invocation.options().hasOption("y"))
                : new ExitStatus(1);
    }
}
