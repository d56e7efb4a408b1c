package pish.transport;

/**
 * The shell text for nodes whose sudo wants a terminal: {@code Defaults requiretty} of sudoers(5). There a program named
 * sudo stands in PATH before sudo itself and gives it a terminal of its own by script(1), while its three streams stay what
 * they are. It lies in the folder of {@link AskPass}, and only on such nodes.
 *
 * <p>Whether a node is one is found out before the first line that mentions sudo, and again when sudoers has changed: by
 * calling sudo, since nothing else tells. A file there notes that it was asked.
 */
final class Requiretty {
    /** Asks sudo, and puts the other one in its place or takes it away. */
    static final NodeProgram PROGRAM = NodeProgram.of("tty", """
            #!/bin/sh
            # pish's: finds out whether sudo wants a terminal, and if so puts a program before it that gives it one
            d=${0%/*}
            p=:$PATH:
            case $p in *":$d/tty:"*) p=${p%%":$d/tty:"*}:${p#*":$d/tty:"} ;; esac
            p=${p#:}
            PATH=${p%:}
            umask 77
            case $(LC_ALL=C sudo -n -v 2>&1 </dev/null) in
            *'must have a tty'*)
              mkdir -p "$d/tty"
              cat >"$d/tty/$$" <<'END'
            #!/bin/sh
            # pish's: calls sudo with a terminal of its own, which requiretty wants, and with its streams as they are
            d=${0%/*}
            p=:$PATH:
            case $p in *":$d:"*) p=${p%%":$d:"*}:${p#*":$d:"} ;; esac
            p=${p#:}
            PATH=${p%:}
            # where there is a terminal sudo asks there, unless told not to; -S is for neither
            a=-A skip=
            for w; do
              [ -z "$skip" ] || { skip=; continue; }
              case $w in
              --stdin) a= ;;
              --) break ;;
              --*) ;;
              -*S*) a= ;;
              -*[aCcDghpRrTtUu]) skip=y ;;
              -*) ;;
              *=*) ;;
              *) break ;;
              esac
            done
            c="SHELL='$SHELL' exec sudo $a"
            for w; do
              q=
              while :; do case $w in *\\'*) q="$q${w%%\\'*}'\\\\''" w=${w#*\\'} ;; *) break ;; esac; done
              c="$c '$q$w'"
            done
            SHELL=/bin/sh exec script -qec "$c <&3 >&4 2>&5 3<&- 4>&- 5>&-" /dev/null \\
              3<&0 4>&1 5>&2 </dev/null >/dev/null 2>&1
            END
              chmod 700 "$d/tty/$$"
              mv -f "$d/tty/$$" "$d/tty/sudo"
              ;;
            *) rm -rf "$d/tty" ;;
            esac
            : >"$0-asked"
            """);

    // the note must be newer than all of sudoers: one of the same second proves nothing
    private static final String CHECK = "for __pish in /etc/sudoers /etc/sudoers.d /etc/sudoers.d/*; do "
            + "if [ -e \"$__pish\" ]; then [ \"<d>/<name>-asked\" -nt \"$__pish\" ] || { \"<d>/<name>\" </dev/null; break; }; fi; "
            + "done; [ -e \"<d>/<name>-asked\" ] || \"<d>/<name>\" </dev/null; ";

    private static final String PATH =
            "if [ -x \"<d>/tty/sudo\" ]; then " + "case :$PATH: in *\":<d>/tty:\"*);; *) PATH=<d>/tty:$PATH;; esac; fi";

    private Requiretty() {}

    /** Returns commands that set PATH so that sudo works, as far as is known. */
    static String path(String folder) {
        return PATH.replace("<d>", folder);
    }

    /**
     * Returns commands that find out whether sudo wants a terminal, unless that is known, and set PATH; free of single
     * quotes, exclamation marks and newlines.
     *
     * @param folder shell text for the folder of {@link AskPass}
     */
    static String check(String folder) {
        return CHECK.replace("<name>", PROGRAM.name()).replace("<d>", folder) + path(folder);
    }

    /** Returns the lines that come before one that mentions sudo. */
    static String before() {
        // as part of a list no failure in it ends the shell, whatever its options
        return "__pish_tty() {\n\\command set -- \"${PISH_ASK##* }\"\n" + check("$1")
                + "\n}\n__pish_tty || :\n\\command unset -f __pish_tty; \\command unset __pish\n";
    }
}
