package pish.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import pish.exec.Event;
import pish.node.ClusterText;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** What the built-ins have in common that edit the cluster file. */
final class ClusterEdits {
    private ClusterEdits() {}

    /** Edits the file, and says so where that made it. */
    static ExitStatus apply(Context context, Invocation invocation, UnaryOperator<ClusterText> edit)
            throws IOException {
        boolean dry = context.settings().on(Setting.DRY_RUN);
        Optional<Path> fresh = context.editor().file().filter(file -> !dry && !Files.exists(file));
        context.editor().edit(edit);
        if (dry) {
            context.emit(new Event.Text("here: " + invocation.statement().raw().strip()));
        }
        fresh.ifPresent(file -> context.emit(new Event.Message(Event.Severity.INFO, "made " + file)));
        return ExitStatus.OK;
    }

    /** Returns the nodes of all arguments. */
    static NodeSet targets(Context context, Invocation invocation) {
        String name = invocation.statement().name();
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("TARGET", "type " + name + " pi04");
        }
        return NodeSet.unionOf(invocation.arguments().stream()
                .map(word -> invocation.reading(word, context::resolve))
                .toList());
    }

    /** Says that a target has no nodes, which is no error. */
    static ExitStatus none(Context context, List<String> targets) {
        context.emit(new Event.Message(Event.Severity.INFO, String.join(",", targets) + ": no nodes"));
        return ExitStatus.OK;
    }
}
