package pish.command;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.cli.Options;
import pish.exec.BroadcastOptions;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.syntax.Statement;
import pish.transport.ExitStatus;

/** Begins a command in the background. */
final class BeginJob implements Builtin {
    private static final String DETACH = "detach";

    @Override
    public String name() {
        return "bg";
    }

    @Override
    public String summary() {
        return "Run a command beside the prompt, in a shell of its own that begins with what the node's shell has";
    }

    @Override
    public String arguments() {
        return "[timeout DURATION] [batch N [wait DURATION]] TARGET: COMMAND";
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(
                        null,
                        DETACH,
                        false,
                        "let it go on without pish and connections; jobs of any later pish finds it");
    }

    @Override
    public List<String> examples() {
        return List.of(
                "bg all: make -j4", "bg timeout 1h pi[02-04]: ./simulate", "bg --detach all: sudo apt-get upgrade -y");
    }

    @Override
    public boolean takesCommand() {
        return true;
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        Optional<Statement.Broadcast> tail = invocation.statement().tail();
        if (tail.isEmpty() && invocation.arguments().isEmpty()) {
            String text =
                    "bg TARGET: COMMAND begins a job; what Ctrl-Z sends to the background runs on there by itself";
            context.emit(new Event.Message(Event.Severity.INFO, text));
            return ExitStatus.OK;
        }
        Statement.Broadcast command = Tails.require(invocation);
        NodeSet nodes = Tails.nodes(context, command);
        UnaryOperator<BroadcastOptions> options = RunWords.read(invocation, invocation.arguments(), 0);
        if (!invocation.options().hasOption(DETACH)) {
            return context.jobs().begin(nodes, command.command(), options);
        }
        if (!invocation.arguments().isEmpty()) {
            String word = invocation.arguments().get(0);
            throw invocation.fault(word, "nobody is there to heed " + word, "type it without, or without --detach");
        }
        return context.jobs().detach(nodes, command.command());
    }
}
