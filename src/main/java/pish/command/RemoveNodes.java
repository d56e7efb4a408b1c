package pish.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Takes nodes out of the cluster file. */
final class RemoveNodes implements Builtin {
    @Override
    public String name() {
        return "remove";
    }

    @Override
    public String summary() {
        return "Take nodes out of the cluster file; asks first";
    }

    @Override
    public String arguments() {
        return "TARGET...";
    }

    @Override
    public List<String> examples() {
        return List.of("remove pi04", "remove -y @old", "remove --dry-run pi[03-04]");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(new Option("y", "yes", false, "do not ask"))
                .addOption(new Option("n", "dry-run", false, "only say which nodes it would take out"));
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        NodeSet nodes = ClusterEdits.targets(context, invocation);
        if (nodes.isEmpty()) {
            return ClusterEdits.none(context, invocation.arguments());
        }
        String what = "remove " + nodes + " (" + nodes.size() + ")";
        if (invocation.options().hasOption("n")) {
            context.emit(new Event.Text("would " + what));
            return ExitStatus.OK;
        }
        boolean sure = invocation.options().hasOption("y")
                || context.settings().on(Setting.DRY_RUN)
                || context.editor().file().isEmpty()
                || context.confirm(what + " from " + context.editor().source() + "?");
        if (!sure) {
            String message = "nothing removed; without a question: remove -y " + nodes;
            context.emit(new Event.Message(Event.Severity.ERROR, message));
            return new ExitStatus(1);
        }
        return ClusterEdits.apply(context, invocation, text -> text.remove(nodes));
    }
}
