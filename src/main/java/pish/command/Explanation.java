package pish.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.syntax.Redirection;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.syntax.Words;

/** Says how a line would be read, a fact a line. */
final class Explanation {
    private final Context context;

    Explanation(Context context) {
        this.context = context;
    }

    /** Explains the line at the end of a built-in's line. */
    void within(Statement.Builtin outer) {
        try {
            Statement statement = context.script().read(outer);
            if (!outer.raw().endsWith(statement.raw())) {
                say("alias", "for " + statement.raw().strip());
            }
            explain(statement);
        } catch (SyntaxError e) {
            say("error", e.getMessage());
            e.hint().ifPresent(hint -> say("hint", hint));
        }
    }

    private void explain(Statement statement) {
        if (statement instanceof Statement.Broadcast broadcast) {
            say("line", "a command for nodes");
            command(broadcast);
        } else if (statement instanceof Statement.Use use) {
            say("line", "makes this the default target; use - clears it");
            nodes(use.target(), use.raw(), use.targetStart());
        } else if (statement instanceof Statement.Builtin builtin) {
            builtin(builtin);
        } else if (statement instanceof Statement.Local local) {
            say("line", local.command().isEmpty() ? "a shell on this machine" : "a command for this machine");
            say("command", local.command());
        } else if (statement instanceof Statement.Blank) {
            say("line", "nothing");
        } else if (statement instanceof Statement.ToDefault there) {
            toDefault(statement, there.command());
        } else {
            toDefault(statement, ((Statement.Other) statement).command());
        }
    }

    private void toDefault(Statement statement, String command) {
        Optional<String> target = context.defaultTarget();
        if (target.isEmpty()) {
            throw context.script().refusal(statement);
        }
        say("line", "a command for the default target");
        nodes(target.get(), target.get(), 0);
        say("command", command);
        timeout();
    }

    private void builtin(Statement.Builtin builtin) {
        String name = builtin.name();
        say("line", "the built-in " + name + "; help " + name + " says more");
        say("does", context.builtins().get(name).map(Builtin::summary).orElse(""));
        List<String> arguments = builtin.arguments();
        say("arguments", Words.quote(arguments));
        builtin.tail().ifPresent(this::command);
        builtin.redirection().ifPresent(to -> say("output", redirection(to)));
        builtin.inner().ifPresent(inner -> {
            say("then", inner.text());
            within(builtin);
        });
    }

    private static String redirection(Redirection redirection) {
        return switch (redirection.kind()) {
            case PIPE -> "through a command of this machine: " + redirection.text();
            case WRITE -> "into the file " + redirection.text();
            case APPEND -> "to the end of the file " + redirection.text();
        };
    }

    private void command(Statement.Broadcast broadcast) {
        nodes(broadcast.target(), broadcast.raw(), broadcast.targetStart());
        say("command", broadcast.command() + context.script().variables().mentioned(broadcast.command()));
        timeout();
    }

    private void timeout() {
        String timeout = context.settings().get(Setting.TIMEOUT);
        say("timeout", timeout.equals(Setting.TIMEOUT.standard()) ? "" : timeout + " on each node");
    }

    private void nodes(String target, String raw, int start) {
        try {
            NodeSet nodes = context.script().nodes(target);
            say("target", target);
            String connects = target.matches(".*@(up|down)\\b.*") ? "; it would connect to all first, to know" : "";
            say("nodes", (nodes.isEmpty() ? "none" : nodes + " (" + nodes.size() + ")") + connects);
        } catch (SyntaxError e) {
            throw e.inTarget(raw, start, target);
        }
    }

    private void say(String what, String text) {
        text.lines().forEach(line -> context.emit(new Event.Text(String.format(Locale.ROOT, "%-10s %s", what, line))));
    }
}
