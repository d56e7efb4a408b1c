package pish.transport;

import java.nio.charset.StandardCharsets;

/**
 * The shell text that makes an ordinary login shell a persistent, framed one. It is the same for bash, dash and busybox sh;
 * what only bash has is asked for by {@code $BASH_VERSION}.
 *
 * <p>The shell is interactive but has no terminal: such a shell drops the whole line at SIGINT, at any depth, and outlives
 * syntax errors, {@code ${x:?}} and {@code set -u}. Its own standard output and error are closed off, and file descriptors
 * 8 and 9 keep the channel's: so prompts and traces of pish's own lines go nowhere, whatever the user sets.
 *
 * <p>{@code \command} rather than {@code command}: an alias of that name must not reach pish's lines.
 */
final class ShellScript {
    /**
     * What the account's login shell is asked to run. Free of inner single quotes, {@code !} and newlines, so that tcsh
     * and fish read it as sh does. The outer shell of the two is the login shell that makes PATH; the inner one reads no
     * files, and HISTFILE must be empty before it starts, or it would write pish's set-up into the user's history.
     */
    static final String START = "exec /bin/sh -c 'unset TMOUT; if command -v bash >/dev/null 2>&1; "
            + "then exec bash -l -c \"unset TMOUT; HISTFILE= exec bash --noediting --norc -i\"; "
            + "else exec sh -l -i; fi'";

    private static final String PRELUDE = """
            exec 8>&1 9>&2 >/dev/null 2>&1; PS1= PS2= PROMPT_COMMAND=; unset HISTFILE
            [ -z "$BASH_VERSION" ] || set +o history +m +H
            """;

    private static final String SAY = "\\command printf '\\001%%s%%s\\001%%s' %1$s %2$s %1$s >&8";
    private static final String HUSH = "\\command printf '\\001%%s%%s\\001%%s' %1$s %2$s %1$s >&9";

    // $SHELLOPTS is read outside of $(…), where bash switches errexit off
    private static final String FUNCTIONS = """
            if [ -n "$BASH_VERSION" ]; then __pish_state() {
            \\set -- "$1" "$SHELLOPTS" "$(\\command shopt -p; \\command umask -p; \\command alias -p; \\command declare -p; \\command declare -f)"
            \\local LC_ALL=C
            \\command printf '\\001%s%s%s %s:%s\\001%s' "$1" S "$2" "${#3}" "$3" "$1" >&8; \\command printf '\\001%s%s\\001%s' "$1" S "$1" >&9
            }; else __pish_state() {
            \\set -- "$1" "$(\\command set +o | while \\read -r a b c; do case $b in -o) \\command printf %s: "$c";; esac; done)" "$(\\command printf 'umask %s\\n' "$(\\command umask)"; \\export -p; \\alias | while \\read -r a; do \\command printf 'alias %s\\n' "$a"; done; \\set)"
            \\command printf '\\001%s%s%s %s:%s\\001%s' "$1" S "$2" "${#3}" "$3" "$1" >&8; \\command printf '\\001%s%s\\001%s' "$1" S "$1" >&9
            }; fi
            """;

    private ShellScript() {}

    /**
     * Returns the lines that set a fresh shell up and end in a frame that says it is ready; each char is one byte.
     *
     * @param ready nonce of that frame
     * @param exit nonce of the frames that the shell sends when it ends by itself
     * @param node the node's name, for PISH_NODE
     * @param state what to restore
     */
    static String setUp(String ready, String exit, String node, ShellState state) {
        StringBuilder out = new StringBuilder(PRELUDE);
        if (!state.script().isEmpty()) {
            out.append("__pish_ssh=$SSH_CONNECTION\n").append(source(state.script()));
            out.append("SSH_CONNECTION=$__pish_ssh; unset __pish_ssh; PS1= PS2= PROMPT_COMMAND=\n");
        }
        out.append(FUNCTIONS);
        out.append("__pish_exit() { \\set -- \"$?\"; __pish_state ")
                .append(exit)
                .append("; ");
        out.append(SAY.formatted(exit, "\"X$1 $PWD\"")).append("; ");
        out.append(HUSH.formatted(exit, "X")).append("; }\ntrap __pish_exit EXIT\n");
        out.append("export PISH_NODE=").append(quote(bytes(node))).append('\n');
        if (!state.directory().isEmpty()) {
            out.append("\\command cd -- ")
                    .append(quote(bytes(state.directory())))
                    .append('\n');
        }
        for (String option : state.options()) {
            out.append("set -o ").append(option).append('\n');
        }
        out.append("{ read -r __pish __pish __pish __pish __pish_group __pish </proc/$$/stat; ");
        out.append(SAY.formatted(ready, "\"R$$ $__pish_group\"")).append("; ");
        out.append(HUSH.formatted(ready, "R")).append("; unset __pish __pish_group; }\n");
        return out.toString();
    }

    /**
     * Returns the lines that run a command in the shell; each char is one byte.
     *
     * @param environment lines to run before it, for example exports
     * @param command the command, verbatim
     * @param input where its standard input comes from, a path on the node
     */
    static String run(String environment, String command, String input) {
        String delimiter = Nonce.next();
        return environment + "\\command . /dev/fd/3 3<<'" + delimiter + "' <" + input + " >&8 2>&9\n" + bytes(command)
                + "\n" + delimiter + "\n";
    }

    private static String source(String text) {
        String delimiter = Nonce.next();
        return "\\command . /dev/fd/3 3<<'" + delimiter + "' </dev/null\n" + text + "\n" + delimiter + "\n";
    }

    /** Returns the line that says, on both streams, with which status and in which directory the last command ended. */
    static String frame(String nonce) {
        return "{ " + SAY.formatted(nonce, "\"E$? $PWD\"") + "; " + HUSH.formatted(nonce, "E") + "; }\n";
    }

    /** Returns the line that makes the shell send its state. */
    static String state(String nonce) {
        return "__pish_state " + nonce + "\n";
    }

    /** Returns a text as one word of any POSIX shell. */
    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Returns a text's UTF-8 bytes, one char each, as all that goes to a shell is written. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
