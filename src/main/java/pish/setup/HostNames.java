package pish.setup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pish.transport.ShellQuoting;

/** What nodes are called, and which names they know: hostname, {@code /etc/hosts}. */
public final class HostNames {
    private static final String BEGIN = "# BEGIN pish: these lines are written by hosts sync";
    private static final String END = "# END pish";

    /** Puts the lines that stand above the others' in their place, whole or not at all. */
    private static final String SYNC = """
            begin=$1 end=$2 lines=$3 file=/etc/hosts new=/etc/.hosts.pish
            [ "$(grep -cxF -- "$begin" $file)" = "$(grep -cxF -- "$end" $file)" ] ||
              { echo "$file: one of the lines that mark pish's own is gone: take the other out" >&2; exit 1; }
            umask 022
            { printf '%s\\n%s\\n%s\\n' "$begin" "$lines" "$end"; sed "/^$begin\\$/,/^$end\\$/d" $file; } >$new || exit
            if cmp -s $new $file; then rm -f $new; echo 'nothing to change'; exit; fi
            # in a container the file is mounted, and can only be written over
            mv -f $new $file 2>/dev/null || { cat $new >$file && rm -f $new; } || exit
            echo "$(printf '%s\\n' "$lines" | grep -c .) names"
            """;

    /**
     * Gives the machine a name, by what there is for that; the line of 127.0.1.1, as Debian has it, follows. Where that
     * fails it keeps the name that it has. raspi-config(1) does the same two things.
     */
    private static final String RENAME = """
            name=$1 old=$(uname -n)
            call() {
              if [ -d /run/systemd/system ] && command -v hostnamectl >/dev/null; then
                hostnamectl set-hostname "$1"
              else
                hostname "$1" && echo "$1" >/etc/hostname
              fi
            }
            if [ "$old" = "$name" ] && [ "$(cat /etc/hostname 2>/dev/null)" = "$name" ]; then
              echo 'nothing to change'; exit
            fi
            call "$name" || { call "$old"; exit 1; } 2>/dev/null
            [ ! -f /etc/hosts ] || ! grep -q '^127\\.0\\.1\\.1[[:blank:]]' /etc/hosts || {
              sed "s/^127\\.0\\.1\\.1[[:blank:]].*/127.0.1.1\\t$name/" /etc/hosts >/etc/.hosts.pish &&
                chmod 644 /etc/.hosts.pish &&
                { mv -f /etc/.hosts.pish /etc/hosts 2>/dev/null ||
                  { cat /etc/.hosts.pish >/etc/hosts && rm -f /etc/.hosts.pish; }; }
            } || { call "$old"; rm -f /etc/.hosts.pish; exit 1; }
            echo "was $old"
            """;

    private HostNames() {}

    /**
     * Returns the command that has nodes know each other's names: lines of pish's own at the head of {@code /etc/hosts},
     * between two that mark them. There they come before Debian's line of 127.0.1.1, by which a node would tell others a name
     * that leads them to themselves.
     *
     * @param addresses IP addresses by name
     */
    public static String sync(Map<String, String> addresses) {
        return AsRoot.command(SYNC, block(addresses));
    }

    /** Returns the same for this machine, see {@link AsRoot#here}. */
    public static String syncHere(Map<String, String> addresses) {
        return AsRoot.here(SYNC, block(addresses));
    }

    /**
     * Returns what the lines of pish's own in a hosts file are to be after nodes have got other addresses.
     *
     * @param hosts the text of the file
     * @param addresses the new ones, by name
     * @return IP addresses by name; none where the file has no such lines, or these name none of the nodes by an old address
     */
    public static Map<String, String> moved(String hosts, Map<String, String> addresses) {
        List<String> lines = hosts.lines().toList();
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        Map<String, String> before = new TreeMap<>();
        for (String line : begin < 0 || end < begin ? List.<String>of() : lines.subList(begin + 1, end)) {
            String[] words = line.split("\t", -1);
            if (words.length == 2) {
                before.put(words[1], words[0]);
            }
        }
        Map<String, String> after = new TreeMap<>(before);
        addresses.forEach(after::replace);
        return after.equals(before) ? Map.of() : after;
    }

    private static String[] block(Map<String, String> addresses) {
        String lines = new TreeMap<>(addresses)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + "\t" + entry.getKey())
                        .collect(Collectors.joining("\n"));
        return Stream.of(BEGIN, END, lines).map(ShellQuoting::word).toArray(String[]::new);
    }

    /** Returns the command that gives each node as its hostname the name it has in pish. */
    public static String rename() {
        return AsRoot.command(RENAME, "\"$PISH_NODE\"");
    }

    /**
     * Returns the command that gives nodes other hostnames.
     *
     * @param names the new ones, by the names of the nodes
     */
    public static String rename(Map<String, String> names) {
        String cases = names.entrySet().stream()
                .map(entry ->
                        ShellQuoting.word(entry.getKey()) + ") echo " + ShellQuoting.word(entry.getValue()) + " ;;")
                .collect(Collectors.joining(" "));
        return AsRoot.command(RENAME, "\"$(case $PISH_NODE in " + cases + " esac)\"");
    }
}
