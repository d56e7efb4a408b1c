package pish.doctor;

import pish.exec.Errand;
import pish.exec.SamplerScript;
import pish.node.NodeSet;
import pish.transport.Bytes;

/**
 * The shell text by which a node tells of itself: POSIX sh, run as {@code ssh node command} runs commands, so that its PATH
 * is theirs. It changes nothing. Each line begins with a word that says what it is about.
 */
public final class SurveyScript {
    /** The clock comes first: what is between asking and the first byte is how far it can be trusted. */
    private static final String BEGIN = """
            date '+clock %s.%N'
            LC_ALL=C; export LC_ALL
            exec 2>/dev/null
            path=$PATH PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
            [ -z "${PISH_DEMO-}" ] || echo demo
            set -- ${SSH_CONNECTION-}; [ $# != 4 ] || echo "at $1 $3"
            echo own $(hostname -I || ip -4 -o addr show | sed 's/.* inet \\([0-9.]*\\).*/\\1/')
            """;

    private static final String LIMIT = """
            limit() { timeout 3 "$@"; }
            command -v timeout >/dev/null || limit() { "$@"; }
            """;

    /** Reads names, and prints of each the address that it leads to, or a hyphen. Gives up where that takes its time. */
    private static final String NAMES = """
            look() {
              set -- "$1" $(limit getent ahostsv4 "$1" || limit getent hosts "$1")
              echo "name $1 ${2--}"
            }
            asked=0 begun=$(date +%s)
            while read -r name; do
              look "$name" &
              asked=$((asked + 1))
              [ $((asked % 16)) = 0 ] || continue
              wait
              [ $(($(date +%s) - begun)) -lt 6 ] || { echo names-slow; break; }
            done
            wait
            """;

    private static final String TIME = """
            for process in /proc/[0-9]*/comm; do
              read -r name <$process
              case $name in chronyd | ntpd | openntpd | systemd-timesyn*) echo "ntp $name" ;; esac
            done
            if [ -d /run/systemd/system ]; then
              limit timedatectl show -p CanNTP -p NTPSynchronized | sed -n 's/^CanNTP=/ntp-can /p; s/^NTPSynchronized=/synchronised /p'
            fi
            """;

    /** Which MPI mpiexec starts, and which are installed. */
    private static final String MPI = """
            said=$(limit mpiexec --version </dev/null | head -n 20)
            case $said in
              *HYDRA*) echo "mpiexec MPICH $(echo "$said" | sed -n 's/^ *Version: *//p' | head -n 1)" ;;
              *OpenRTE* | *'Open MPI'* | *prterun*) echo "mpiexec Open MPI $(echo "$said" | sed -n '1s/.*) *//p')" ;;
              ?*) echo 'mpiexec another MPI' ;;
            esac
            said=$(limit mpichversion </dev/null | sed -n 's/^MPICH Version:[[:blank:]]*//p')
            [ -z "$said" ] || echo "mpi MPICH $said"
            said=$(limit ompi_info --version </dev/null | sed -n '1s/^Open MPI v*//p')
            [ -z "$said" ] || echo "mpi Open MPI $said"
            """;

    /** Lines of .bashrc that set a path after the one where Debian's has shells leave that are not interactive. */
    private static final String PATHS = """
            shell=$(getent passwd "$(id -un)" | cut -d : -f 7)
            login=$(limit "${shell:-/bin/sh}" -lc 'echo "path=$PATH"' </dev/null | sed -n 's/^path=//p' | tail -n 1)
            [ -z "$login" ] || (PATH=$path; command -v mpiexec >/dev/null) ||
              (PATH=$login; printf 'login-mpiexec %s\\n' "$(command -v mpiexec)")
            case $shell in *bash) awk '
              /^[[:blank:]]*#/ { next }
              !left && /return/ && (/PS1/ || /\\$-/ || /\\*\\)/) { left = NR; next }
              left && /(^|[^A-Za-z0-9_])(LD_LIBRARY_)?PATH=/ { print "late-path", NR, left }' "$HOME/.bashrc" ;;
            esac
            """;

    private static final String DISKS = """
            for place in / /home /tmp /var /boot /boot/firmware "$HOME"; do limit df -P "$place" | tail -n +2; done |
              awk '!seen[$NF]++ && $2 > 0 { print "disk", $(NF - 1), $NF }'
            awk '$2 == "/" { options = $4 } END { print "root", options }' /proc/mounts
            printf 'sample '
            """;

    private static final String CARD = """
            kernel=$(limit dmesg) || kernel=$(limit sudo -n dmesg </dev/null) || kernel=$(limit journalctl -kqb --no-pager) || kernel=
            if [ -z "$kernel" ]; then
              echo no-kernel-log
            else
              printf '%s\\n' "$kernel" | grep -iE 'mmc[0-9]+: .*(error|timeout|timed out|failed)|(I/O error|error).*mmcblk[0-9]|mmcblk[0-9].*error' |
                sed 's/^\\[[^]]*\\] *//' | cut -c 1-160 | tail -n 100 | sed 's/^/card /'
            fi
            """;

    private SurveyScript() {}

    /** Returns what the scripts read. */
    public static String lines(NodeSet names) {
        StringBuilder lines = new StringBuilder();
        names.forEach(name -> lines.append(name).append('\n'));
        return lines.toString();
    }

    /** Returns what has this machine tell of the names of nodes, which it reads. */
    public static String here() {
        return LIMIT + NAMES;
    }

    /** Returns what has a node tell of itself and of the names of nodes. */
    public static Errand ask(NodeSet names) {
        String script = BEGIN + LIMIT + NAMES + TIME + MPI + PATHS + DISKS + SamplerScript.ONCE + CARD;
        return new Errand(script, Bytes.utf8(lines(names)));
    }
}
