package pish.exec;

import pish.transport.ShellQuoting;

/**
 * The POSIX shell text for jobs that live on a node without pish. Each has a folder there, mode 700, under
 * {@code ~/.cache/pish/jobs}: {@code job} says in its first line when it began (seconds since the epoch) and in the others
 * what was typed; {@code pid} its session's leader, with the start time that /proc tells; {@code out} and {@code err} what
 * it prints; {@code status} its exit status and when it ended.
 */
final class DetachScript {
    private static final String FOLDER = "u=$(umask); umask 077; j=${XDG_CACHE_HOME:-$HOME/.cache}/pish/jobs; ";

    /** Sets a to yes if the leader of the job in folder d is alive: its start time tells it from one that got its number. */
    private static final String ALIVE = """
            alive() {
            a= p= t= l=
            read -r p t <"$d/pid" && read -r l <"/proc/$p/stat" && set -- ${l##*) } && [ "${20}" = "$t" ] && a=yes
            } 2>/dev/null
            """;

    /** The session's leader: outlives what is sent to its group, and says how it ended, also where what it uses is killed. */
    private static final String LEADER = """
            cd "$1" || exit
            p=$(cat)
            trap "" HUP; trap : INT TERM
            read -r l </proc/$$/stat; s=$2 d=$1 u=$3; set -- ${l##*) }
            echo "$$ ${20}" >pid.new && mv pid.new pid
            printf "%s\\n" "$p" | (umask "$u"; exec "$s" -l -c "exec >\\"\\$1/out\\" 2>\\"\\$1/err\\"; eval \\"\\$(cat)\\"" sh "$d")
            r=$? n=0
            until e=$(date +%s) && echo "$r $e" >"$d/status.new" && mv "$d/status.new" "$d/status"; do
            n=$((n+1)); [ $n -lt 100 ] || exit
            done
            """;

    private DetachScript() {}

    private static String in(String id) {
        return FOLDER + "d=$j/" + id + "\n";
    }

    /**
     * Returns text that begins a job whose script is its standard input. In a background list without job control SIGINT
     * would be ignored for good, so setsid has to fork, where it can; where not, {@code term} says to send SIGTERM.
     */
    static String launch(String id, String line) {
        return in(id) + """
                mkdir -p "$j" && mkdir "$d" && : >"$d/out" && : >"$d/err" || exit 1
                printf '%s\\n' "$(date +%s)" LINE >"$d/job" || exit 1
                p=$(cat) s=$(command -v bash || command -v sh)
                if setsid -f true 2>/dev/null; then
                printf '%s\\n' "$p" | setsid -f sh -c LEADER sh "$d" "$s" "$u" >/dev/null 2>&1
                else
                : >"$d/term"; printf '%s\\n' "$p" | { exec 3<&0; setsid sh -c LEADER sh "$d" "$s" "$u" <&3 >/dev/null 2>&1 3<&- & }
                fi
                n=0; until [ -s "$d/pid" ]; do n=$((n+1)); [ $n -lt 200 ] || { echo 'it does not start' >&2; exit 1; }; sleep 0.05; done
                """.replace("LEADER", ShellQuoting.word(LEADER)).replace("LINE", ShellQuoting.word(line));
    }

    /**
     * Returns text that lists jobs: for each a line of {@code @}, id, state, seconds that it ran and number of bytes that
     * follow, which are what was typed. A state is {@code running}, {@code lost} or a status. Those that ended a week ago
     * are removed.
     */
    static String list() {
        return FOLDER + ALIVE + """
                now=$(date +%s)
                for d in "$j"/*/; do
                d=${d%/}; [ -e "$d/job" ] || continue
                read -r began <"$d/job"; s= e=
                { read -r s e <"$d/status"; } 2>/dev/null
                e=${e:-$now}
                if [ -z "$s" ]; then alive; s=running; [ -n "$a" ] || s=lost; fi
                if [ -e "$d/status" ] && [ $((now - e)) -gt 604800 ]; then rm -rf "$d"; continue; fi
                l=$(sed 1d "$d/job" | head -c 2000)
                echo "@ ${d##*/} $s $((e - began)) $(printf %s "$l" | wc -c)"; printf '%s\\n' "$l"
                done
                """;
    }

    /** Returns text that prints what a job has printed and prints, until it ends, and has its status. */
    static String follow(String id) {
        return "( trap '' INT\n" + in(id) + ALIVE + """
                [ -d "$d" ] || { echo 'this job is not here any more' >&2; exit 255; }
                exec 5<"$d/out" 6<"$d/err"
                while :; do
                a= e=; [ -e "$d/status" ] || alive; [ -n "$a" ] || e=yes
                cat <&5; cat <&6 >&2
                [ -z "$e" ] || break
                sleep 0.1
                done
                s=; { read -r s e <"$d/status"; } 2>/dev/null
                [ -n "$s" ] || { echo 'it ended with the machine, or was killed' >&2; s=255; }
                exit "$s"
                )""";
    }

    /** Returns text that sends a job SIGINT. */
    static String interrupt(String id) {
        return in(id) + ALIVE + """
                alive; [ -n "$a" ] || exit 0
                s=INT; [ ! -e "$d/term" ] || s=TERM
                kill -$s -"$p"
                for n in 1 2 3; do [ -z "$a" ] || { sleep 0.1; alive; }; done
                [ -z "$a" ] || sudo -n kill -$s -- -"$p" 2>/dev/null
                exit 0
                """;
    }

    /**
     * Returns text that kills every process of a job's session but the leader, which then says how it ended. They are
     * stopped first, or a shell would say that its child was killed, and go on meanwhile.
     */
    static String kill(String id) {
        return in(id) + ALIVE + """
                alive; [ -n "$a" ] || exit 0
                for s in STOP KILL KILL KILL; do
                for f in /proc/[0-9]*/stat; do
                { read -r l <"$f"; } 2>/dev/null || continue
                q=${l%% *}; set -- ${l##*) }
                [ "$4" = "$p" ] && [ "$q" -ne "$p" ] || continue
                kill -$s "$q" 2>/dev/null || sudo -n kill -$s "$q" 2>/dev/null
                done
                done
                exit 0
                """;
    }

    /** Returns text that removes a job that has ended. */
    static String remove(String id) {
        return in(id) + ALIVE + "a=; [ -e \"$d/status\" ] || alive; [ -n \"$a\" ] || rm -rf \"$d\"\n";
    }
}
