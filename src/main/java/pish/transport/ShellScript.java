package pish.transport;

import java.nio.charset.StandardCharsets;

/**
 * The shell text that makes an ordinary login shell a persistent, framed one. It is the same for bash, dash and busybox sh;
 * what only bash has is asked for by {@code $BASH_VERSION}.
 *
 * <p>The shell is interactive but has no terminal: such a shell drops the whole line at SIGINT, at any depth, and outlives
 * syntax errors, {@code ${x:?}} and {@code set -u}. Its own standard output and error are closed off, and other file
 * descriptors keep the channel's: so prompts and traces of pish's own lines go nowhere, whatever the user sets. In bash
 * those are 198 and 199, which no script uses; other shells have one digit only, and there 8 and 9 are closed while a line
 * runs, so that its {@code exec 9>lock} ends with it.
 *
 * <p>SIGHUP makes the shell leave, by its EXIT trap, as soon as no child holds it up. Unlike SIGINT it is never taken for a
 * child's own affair: after a child was killed, bash would go on with the line.
 *
 * <p>{@code \command} rather than {@code command}: an alias of that name must not reach pish's lines. A function of that
 * name is forgotten after the line that defines it.
 */
final class ShellScript {
    /**
     * Runs a login's start-up files, which must read nothing of what is meant for the shell, and then the shell, with none
     * of the signals ignored that they may have ignored.
     */
    private static final String LOGIN = "exec 7<&0 </dev/null; if command -v bash >/dev/null 2>&1; "
            + "then exec bash -l -c \"set +e; trap - INT QUIT TERM HUP; command unset TMOUT; "
            + "HISTFILE= exec bash --noediting --norc -i <&7 7<&-\"; "
            + "else exec sh -l -c \"set +e; trap - INT QUIT TERM HUP; command unset TMOUT; exec sh -i <&7 7<&-\"; fi";

    private static final String BARE = "unset TMOUT ENV; if command -v bash >/dev/null 2>&1; "
            + "then HISTFILE= exec bash --noediting --norc -i; else exec sh -i; fi";

    private static final String PRELUDE = """
            case ${BASH_VERSION-} in
            ?*) exec 198>&1 199>&2 >/dev/null 2>&1; set +o history +m +H; history -c;;
            *) exec 8>&1 9>&2 >/dev/null 2>&1;;
            esac; PS1= PS2= PROMPT_COMMAND=; \\command unset HISTFILE TMOUT; __pish_ask=${PISH_ASK-}
            """;

    // $SHELLOPTS and $- are read outside of $(…), where bash and busybox switch errexit off
    private static final String FUNCTIONS = """
            case ${BASH_VERSION-} in ?*)
            __pish_say() {
            \\unset -f command
            \\command printf '\\001%s%s\\001%s' "$1" "$2$3" "$1" >&198; \\command printf '\\001%s%s\\001%s' "$1" "$2" "$1" >&199
            }
            __pish_begin() { \\command printf '\\001%sL\\001%s' "$1" "$1" >&198; }
            __pish_state() {
            \\unset -f command
            \\command set -- "$1" "$SHELLOPTS" "$(\\command shopt -p; \\command umask -p; \\command alias -p; \\command declare -p; \\command declare -f)"
            \\command local LC_ALL=C
            __pish_say "$1" S "$2 ${#3}:$3"
            };;
            *)
            __pish_say() {
            \\unset -f command
            \\command printf '\\001%s%s\\001%s' "$1" "$2$3" "$1" >&8; \\command printf '\\001%s%s\\001%s' "$1" "$2" "$1" >&9
            }
            __pish_begin() { \\command printf '\\001%sL\\001%s' "$1" "$1" >&8; }
            __pish_options() {
            case $1 in *e*) \\command printf errexit:;; esac
            \\command set +o | while \\command read -r a b c; do case $b in -o) \\command printf %s: "$c";; esac; done
            }
            __pish_state() {
            \\unset -f command
            \\command set -- "$1" "$-"
            \\command set -- "$1" "$(__pish_options "$2")" "$(\\command printf 'umask %s\\n' "$(\\command umask)"; \\command export -p; \\command alias | while \\command read -r a; do \\command printf 'alias %s\\n' "$a"; done; \\set)"
            __pish_say "$1" S "$2 ${#3}:$3"
            };;
            esac
            __pish_end() { __pish_say "$1" E "$? ${PWD-}"; \\command unset __pish_text; }
            __pish_exit() { \\unset -f command; \\command unset __pish_text; __pish_state "$1"; __pish_say "$1" X "$2 ${__pish_line-} ${PWD-}"; }
            """;

    private static final String ASKING = "case ${__pish_ask##* } in /*) \\command <export>; "
            + Requiretty.path("${__pish_ask##* }") + ";; esac; \\command unset __pish_ask\n";

    private ShellScript() {}

    /**
     * Returns what the account's login shell is asked to run. Free of inner single quotes, {@code !} and newlines, so that
     * tcsh and fish read it as sh does. Of two shells the outer one is the login shell that makes PATH; the inner one reads
     * no files, and HISTFILE must be empty before it starts, or it would write pish's set-up into the user's history.
     *
     * @param begun nonce of the frame that says that there is a POSIX shell
     * @param kind {@link ShellKind#LOGIN} or {@link ShellKind#BARE}
     */
    static String start(String begun, ShellKind kind) {
        return "exec /bin/sh -c 'printf \"\\001" + begun + Frame.BEGUN + "\\001" + begun + "\"; unset TMOUT; "
                + AskPass.find()
                // other shells than bash have that descriptor elsewhere while a line runs, under another number
                + "; if command -v bash >/dev/null 2>&1; then export PISH_ASK=\"$$ 198 $d\"; "
                + "else export PISH_ASK=\"$$ $(readlink /proc/$$/fd/1) $d\"; fi; "
                + (kind == ShellKind.BARE ? BARE : LOGIN) + "'";
    }

    /**
     * Returns the lines that set a fresh shell up and end in a frame that says it is ready; each char is one byte.
     *
     * <p>Start-up files that read a line of this find an empty one, and a shell that they put in place of the account's own
     * makes way.
     *
     * @param start the command that starts the shell
     * @param ready nonce of that frame
     * @param exit nonce of the frames that the shell sends when it ends by itself
     * @param ask nonce of the frames by which programs ask for a password
     * @param node the node's name, for PISH_NODE
     * @param state what to restore
     */
    static String setUp(String start, String ready, String exit, String ask, String node, ShellState state) {
        StringBuilder out = new StringBuilder("\n\n\n\ncase $- in *i*) ;; *) " + start + " ;; esac\n" + PRELUDE);
        if (!state.script().isEmpty()) {
            SourcedText text = new SourcedText(state.script());
            out.append("__pish_ssh=$SSH_CONNECTION\n").append(text.before());
            out.append(text.in("\\command . /dev/fd/3", "/dev/null"));
            out.append(
                    "SSH_CONNECTION=$__pish_ssh; \\command unset __pish_ssh __pish_text; PS1= PS2= PROMPT_COMMAND=\n");
        }
        out.append(FUNCTIONS)
                .append(ASKING.replace("<export>", AskPass.export(ask, "$__pish_ask", "${__pish_ask##* }")));
        out.append("\\command trap '{ __pish_exit ")
                .append(exit)
                .append(" \"$?\"; } 2>/dev/null' EXIT; \\command trap '\\exit 130' HUP\n");
        out.append("\\command export PISH_NODE=")
                .append(ShellQuoting.word(bytes(node)))
                .append('\n');
        if (!state.directory().isEmpty()) {
            out.append("\\command cd -- ")
                    .append(ShellQuoting.word(bytes(state.directory())))
                    .append('\n');
        }
        for (String option : state.options()) {
            out.append("\\command set -o ").append(option).append('\n');
        }
        out.append("\\command read -r __pish __pish __pish __pish __pish_group __pish </proc/$$/stat\n__pish_say ")
                .append(ready)
                .append(" R \"$$ ${__pish_group-} ${BASH_VERSION:+bash}\"; \\command unset __pish __pish_group\n");
        return out.toString();
    }

    /**
     * Returns the lines that run a command in the shell; each char is one byte.
     *
     * @param number what the frame of a shell that ends is to name as the last line it began
     * @param environment lines to run before it, for example exports
     * @param begin nonce of the frame that says that the shell has read all of it
     * @param status what the command is to find in {@code $?}
     * @param command the command, verbatim
     * @param input where its standard input comes from, a path on the node
     */
    static String run(long number, String environment, String begin, ExitStatus status, String command, String input) {
        SourcedText text = new SourcedText(bytes(command));
        // (exit N) && : leaves $? so, whatever the shell does at failures
        String before = "__pish_begin " + begin + "; " + (status.ok() ? "" : "(exit " + status.code() + ") && :; ");
        return "__pish_line=" + number + "\n" + text.before() + environment
                + text.in(
                        before + "case ${BASH_VERSION-} in ?*) \\command . /dev/fd/3 >&198 2>&199;; "
                                + "*) \\command . /dev/fd/3 >&8 2>&9 8>&- 9>&-;; esac",
                        input);
    }

    /** Returns the line that says, on both streams, with which status and in which directory the last command ended. */
    static String frame(String nonce) {
        return "__pish_end " + nonce + "\n";
    }

    /** Returns the line that makes the shell send its state. */
    static String state(String nonce) {
        return "__pish_state " + nonce + "\n";
    }

    /** Returns a text's UTF-8 bytes, one char each, as all that goes to a shell is written. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
