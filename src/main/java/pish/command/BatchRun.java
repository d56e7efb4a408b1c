package pish.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.syntax.Statement;
import pish.transport.ExitStatus;

/** Runs a command on some nodes at a time, and stops when it fails. */
final class BatchRun implements Builtin {
    private static final String MAX_FAILURES = "max-failures";

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public String summary() {
        return "Run a command on N nodes, then on the next N, with a pause between, until one fails";
    }

    @Override
    public String arguments() {
        return "N [wait DURATION] [timeout DURATION] TARGET: COMMAND";
    }

    @Override
    public Options options() {
        Option most = new Option(null, MAX_FAILURES, true, "go on until more than M nodes have failed (0)");
        most.setArgName("M");
        return new Options().addOption(most);
    }

    @Override
    public List<String> examples() {
        return List.of(
                "batch 2 wait 30s all: sudo systemctl restart nfs-client.target",
                "batch 1 --max-failures 2 @workers: make test");
    }

    @Override
    public boolean takesCommand() {
        return true;
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        Statement.Broadcast tail = Tails.require(invocation);
        String most = invocation.options().getOptionValue(MAX_FAILURES, "0");
        if (!most.matches("[0-9]{1,6}")) {
            throw invocation.fault(most, "not a number of nodes: " + most, "--max-failures 2");
        }
        List<String> words = new ArrayList<>(List.of(name()));
        words.addAll(invocation.arguments());
        return context.run(
                Tails.nodes(context, tail), tail.command(), RunWords.read(invocation, words, Integer.parseInt(most)));
    }
}
