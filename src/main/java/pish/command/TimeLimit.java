package pish.command;

import java.util.ArrayList;
import java.util.List;
import pish.syntax.Statement;
import pish.transport.ExitStatus;

/** Runs a command that may take so long and no longer. */
final class TimeLimit implements Builtin {
    @Override
    public String name() {
        return "timeout";
    }

    @Override
    public String summary() {
        return "Run a command that is stopped on each node after DURATION: its status there is then 124";
    }

    @Override
    public String arguments() {
        return "DURATION TARGET: COMMAND";
    }

    @Override
    public List<String> examples() {
        return List.of("timeout 10s all: df /mnt/nfs");
    }

    @Override
    public boolean takesCommand() {
        return true;
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        Statement.Broadcast tail = Tails.require(invocation);
        List<String> words = new ArrayList<>(List.of(name()));
        words.addAll(invocation.arguments());
        return context.run(Tails.nodes(context, tail), tail.command(), RunWords.read(invocation, words, 0));
    }
}
