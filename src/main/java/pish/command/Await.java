package pish.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Vigil;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Waits for nodes that reboot. */
final class Await implements Builtin {
    @Override
    public String name() {
        return "await";
    }

    @Override
    public String summary() {
        return "Wait until nodes are up again, after a reboot for example";
    }

    @Override
    public String arguments() {
        return "[TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("await @others", "await pi03 --timeout 5m", "await pi[02-04] --down");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("down")
                        .desc("wait until they are gone instead")
                        .get())
                .addOption(Waiting.timeout("120s"));
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        Duration timeout = Waiting.timeout(invocation, Duration.ofMinutes(2));
        NodeSet nodes = Targets.of(context, invocation);
        Vigil.Goal goal = invocation.options().hasOption("down") ? Vigil.Goal.DOWN : Vigil.Goal.UP;
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new pish.exec.Event.Text("await " + nodes));
            return ExitStatus.OK;
        }
        Map<String, String> failed = context.await(nodes, goal, timeout);
        return Waiting.report(context, nodes, failed, goal);
    }
}
