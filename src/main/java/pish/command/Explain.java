package pish.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pish.transport.ExitStatus;

/** Says how a line would be read, and does nothing. */
final class Explain implements Builtin {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "Say how LINE would be read: what it is, for which nodes, what runs there";
    }

    @Override
    public String arguments() {
        return "LINE";
    }

    @Override
    public List<String> examples() {
        return List.of("explain pi[02-04]!pi03: df -h | sort", "explain bg timeout 1h all: make", "explain ls");
    }

    @Override
    public Optional<Pattern> beforeLine() {
        return Optional.of(BLANKS);
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        invocation.inner("explain all: uptime, say");
        new Explanation(context).within(invocation.statement());
        return ExitStatus.OK;
    }
}
