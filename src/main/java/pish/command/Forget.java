package pish.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.exec.HostKeys;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Forgets host keys, of nodes that were set up anew. */
final class Forget implements Builtin {
    @Override
    public String name() {
        return "forget";
    }

    @Override
    public String summary() {
        return "Take nodes' host keys out of known_hosts and forget their passwords, after they were set up anew";
    }

    @Override
    public String arguments() {
        return "TARGET";
    }

    @Override
    public List<String> examples() {
        return List.of("forget pi03", "forget pi[02-04] -y");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("y")
                        .longOpt("yes")
                        .desc("without a question")
                        .get());
    }

    @Override
    public boolean writesFiles() {
        return true;
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("the target", "type `forget pi03`, say");
        }
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        String question = "Forget the host keys of " + nodes + "?";
        if (!invocation.options().hasOption("y") && !context.confirm(question)) {
            context.emit(new Event.Message(Event.Severity.ERROR, "nothing forgotten; forget -y asks nobody"));
            return new ExitStatus(1);
        }
        List<String> places = new HostKeys(context.links()).forget(nodes);
        String said =
                places.isEmpty() ? "no host key of " + nodes + " was known" : "taken out: " + String.join(", ", places);
        context.emit(new Event.Message(Event.Severity.INFO, said));
        return ExitStatus.OK;
    }
}
