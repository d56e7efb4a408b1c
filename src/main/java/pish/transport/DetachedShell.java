package pish.transport;

import java.nio.charset.StandardCharsets;

/** The text of a shell that goes on when its connection has ended: it begins with what another shell has, and runs one line. */
public final class DetachedShell {
    private DetachedShell() {}

    /**
     * Returns the text, which any shell may {@code eval} that is of the flavour the state came from.
     *
     * @param state what it begins with
     * @param node the node's name, for PISH_NODE
     * @param line what it runs
     */
    public static Bytes script(ShellState state, String node, ShellLine line) {
        StringBuilder text = new StringBuilder("exec 6>&1 7>&2 >/dev/null 2>&1\n");
        if (!state.script().isEmpty()) {
            text.append(sourced(state.script()));
        }
        text.append("\\command export PISH_NODE=")
                .append(ShellQuoting.word(ShellScript.bytes(node)))
                .append('\n')
                .append(line.environment())
                .append(line.variables().script());
        if (!state.directory().isEmpty()) {
            text.append("\\command cd -- ")
                    .append(ShellQuoting.word(ShellScript.bytes(state.directory())))
                    .append('\n');
        }
        text.append("exec >&6 2>&7 6>&- 7>&-\n");
        for (String option : state.options()) {
            text.append("\\command set -o ").append(option).append('\n');
        }
        text.append(sourced(ShellScript.bytes(line.command())));
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        return Bytes.copyOf(bytes, 0, bytes.length);
    }

    private static String sourced(String script) {
        SourcedText text = new SourcedText(script);
        return text.before() + text.in("\\command . /dev/fd/3", "/dev/null");
    }
}
