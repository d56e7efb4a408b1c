package pish.transport;

/**
 * The shell text by which a program on a node that wants a password, which is sudo, asks pish for it.
 *
 * <p>Without a terminal sudo(8) calls the program that SUDO_ASKPASS names, with its prompt as the argument, where DISPLAY
 * is set; to the empty string is enough, which nothing else takes for a display. The program here answers no prompt but
 * that of SUDO_PROMPT. It sends a {@link Frame#ASK} on the shell's own channel, so that nothing need wait for it, and reads
 * the answer from a FIFO. It lies in a folder that the account alone may enter, on a memory file system, holds no secret,
 * and stays there for shells to come, which it then costs nothing.
 *
 * <p>What it has to know is in PISH_ASK: what makes the prompt sudo's own, the nonce of the frames, the shell's process id,
 * its descriptor for frames, the folder. In __pish_line is the number of the shell's line that started the program, which
 * may by then have ended.
 */
final class AskPass {
    /** What makes SUDO_PROMPT one that nobody else uses; the same on all nodes, or what sudo prints would not fold. */
    private static final String MARK = Nonce.next();

    /** The folders it may lie in, as words of a shell; the first that will do. */
    static final String FOLDERS =
            "\"${XDG_RUNTIME_DIR:+$XDG_RUNTIME_DIR/pish}\" \"/dev/shm/.pish-$LOGNAME\" \"/tmp/.pish-$LOGNAME\"";

    private static final NodeProgram PROGRAM = NodeProgram.of("ask", """
            #!/bin/sh
            # pish's: answers sudo's own prompt, which is $1, with what pish sends
            set -f
            set -- "$1" $PISH_ASK
            set +f
            case $1 in *"$2"*) ;; *) set -- ;; esac
            [ $# = 6 ] || { echo 'pish answers no prompt but that of sudo itself' >&2; exit 1; }
            # elsewhere the password would be an argument of a process
            case $(command -v printf) in printf) ;; *) exit 1 ;; esac
            # sets l to the fields of a process's stat from the third on; to its parent; to when it began
            look() { l=; read -r l <"/proc/$1/stat"; l=${l##*) }; }
            parent() { look "$1"; l=${l#* }; l=${l%% *}; }
            begun() { look "$1"; set -- $l; shift 19; l=$1; }
            umask 77
            f=$6/$$
            for s in "$6"/[0-9]*; do [ -d "/proc/${s##*/}" ] || rm -f "$s"; done
            mkfifo "$f" && exec 3<>"$f" || exit 1
            case $5 in
            -) exec 4>&2 ;;
            *[!0-9]*)
              for c in "/proc/$4/fd"/*; do [ "$(readlink "$c")" = "$5" ] && break; done
              exec 4>"$c"
              ;;
            *) exec 4>"/proc/$4/fd/$5" ;;
            esac
            parent "$4"
            p=$l
            (
              # who started the shell is gone, and so is pish
              while sleep 2; do
                parent "$4"
                kill -0 $$ && [ "$l" = "$p" ] && continue
                kill $$
                rm -f "$f"
                exit
              done
            ) >/dev/null 2>&1 3<&- 4>&- &
            begun $PPID
            printf '\\001%sA%s\\001%s' "$3" "$PPID-$l ${__pish_line:-0} $f" "$3" >&4
            IFS= read -r a <&3
            kill $!
            rm -f "$f"
            case $a in +*) printf '%s\\n' "${a#+}" ;; *) exit 1 ;; esac
            """);

    // who owns the folder is looked at before anything is written there: /dev/shm and /tmp are everybody's
    private static final String FIND = "for d in " + FOLDERS + "; do [ -n \"$d\" ] || continue; "
            + "[ -d \"$d\" ] || (umask 77; mkdir \"$d\") 2>/dev/null; [ -O \"$d\" ] || continue; "
            + "if [ -h \"$d\" ]; then continue; fi; "
            + Requiretty.PROGRAM.install() + "; " + PROGRAM.install() + "; "
            // a file system may let nothing run
            + "if [ -x \"$d/" + PROGRAM.name() + "\" ]; then break; fi; d=; done";

    private AskPass() {}

    /**
     * Returns commands of sh that put the programs in their place and set {@code d} to the folder, or to the empty string
     * where there is none to be had; free of single quotes, exclamation marks and newlines.
     */
    static String find() {
        return FIND;
    }

    /**
     * Returns the command that prepares an environment; free of exclamation marks and newlines.
     *
     * @param nonce of the frames that ask
     * @param place shell text for the last three words of PISH_ASK
     * @param folder shell text for the last of them
     */
    static String export(String nonce, String place, String folder) {
        return "export __pish_line=0 PISH_ASK=\"" + MARK + " " + nonce + " " + place + "\" SUDO_ASKPASS=\"" + folder
                + "/" + PROGRAM.name() + "\" SUDO_PROMPT=\"[sudo " + MARK
                + "] password for %p: \" DISPLAY=\"${DISPLAY-}\"";
    }
}
