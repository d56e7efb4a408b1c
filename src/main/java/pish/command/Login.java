package pish.command;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import pish.node.NodeSet;
import pish.syntax.Word;
import pish.transport.ExitStatus;

/** Gives the terminal to a program on one node. */
final class Login implements Builtin {
    @Override
    public String name() {
        return "login";
    }

    @Override
    public String summary() {
        return "Work on one node with a whole terminal, for vim, htop or raspi-config; ~. on a line of its own leaves";
    }

    @Override
    public String arguments() {
        return "NODE [COMMAND]";
    }

    @Override
    public List<String> examples() {
        return List.of("login pi03", "login pi03 sudo raspi-config", "login pi01 nano /etc/hosts");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("the node", "type `login pi01`, say");
        }
        String target = invocation.arguments().get(0);
        NodeSet nodes = invocation.reading(target, context::resolve);
        if (nodes.size() != 1) {
            throw invocation.fault(
                    target,
                    target + " is " + (nodes.isEmpty() ? "no node" : nodes.size() + " nodes"),
                    "a terminal is for one node; `" + target + ": COMMAND` runs on all of them");
        }
        String command = command(invocation);
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new pish.exec.Event.Text(nodes + ": login" + (command.isEmpty() ? "" : ": " + command)));
            return ExitStatus.OK;
        }
        if (context.connect(nodes).isEmpty()) {
            return ExitStatus.UNREACHABLE;
        }
        return context.login(nodes.iterator().next(), command);
    }

    /** Returns the words after the node as they were typed: they are the node's shell's to read. */
    private static String command(Invocation invocation) {
        List<Word> words = invocation.statement().words();
        return words.size() < 3
                ? ""
                : words.stream()
                        .skip(2)
                        .map(word -> invocation.statement().raw().substring(word.start(), word.end()))
                        .collect(Collectors.joining(" "));
    }
}
