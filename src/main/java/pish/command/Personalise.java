package pish.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.exec.Outcome;
import pish.keys.Mesh;
import pish.keys.OwnKeys;
import pish.node.NodeSet;
import pish.setup.HostNames;
import pish.setup.Personality;
import pish.transport.ExitStatus;

/** Makes boards whose cards were copied from one card different machines. */
final class Personalise implements Builtin {
    @Override
    public String name() {
        return "personalise";
    }

    @Override
    public String summary() {
        return "Give boards that were copied from one card host keys, machine-id and hostname of their own";
    }

    @Override
    public String arguments() {
        return "TARGET";
    }

    @Override
    public List<String> examples() {
        return List.of("personalise pi[01-04]", "personalise -y pi05");
    }

    @Override
    public Options options() {
        return new Options().addOption(new Option("y", "yes", false, "without a question"));
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("TARGET", "type personalise pi[01-04]");
        }
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text(nodes + " (" + nodes.size() + "): new host keys, machine-id and hostname"));
            return ExitStatus.OK;
        }
        String question = "New host keys, machine-id and hostname for " + nodes + "?";
        if (!invocation.options().hasOption("y") && !context.confirm(question)) {
            context.emit(new Event.Message(Event.Severity.ERROR, "nothing was changed; personalise -y asks nothing"));
            return new ExitStatus(1);
        }
        Outcome outcome = context.broadcast(nodes, Personality.fresh() + " && " + HostNames.rename() + " >/dev/null");
        pin(context, outcome.ok());
        return outcome.status();
    }

    /** Has this machine know the new keys, as told over connections that the old ones vouch for. */
    private static void pin(Context context, NodeSet nodes) throws IOException {
        Mesh mesh = new Mesh(nodes, List.of());
        context.prepare(nodes, mesh::look, () -> new Event.Progress(mesh.known().size(), nodes.size()));
        mesh.know(new OwnKeys(context::interrupted), true);
        if (!mesh.known().isEmpty()) {
            context.emit(new Event.Message(Event.Severity.INFO, "their new host keys are known: " + mesh.known()));
        }
    }
}
