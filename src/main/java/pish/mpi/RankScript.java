package pish.mpi;

import java.util.List;
import java.util.Optional;
import pish.transport.ShellQuoting;

/** The shell text that is run for a job: on the node of mpiexec, on each of its nodes, and around each rank's program. */
final class RankScript {
    /** The environment variable that each process of a job has, with the digits of its mark. */
    static final String JOB = "PISH_JOB";

    /** Sets variables to the letters of the MPIs that a node has, see {@link Mpi#letter}, and a dot; and to its processors. */
    private static final String HAS =
            "__pish_mpi=.; command -v mpiexec.hydra >/dev/null 2>&1 && __pish_mpi=m$__pish_mpi; "
                    + "command -v orted >/dev/null 2>&1 && __pish_mpi=o$__pish_mpi; "
                    + "read -r __pish_cpu </sys/devices/system/cpu/online || __pish_cpu=; ";

    private static final String SAYS = "\"$__pish_mpi$__pish_cpu $SSH_CONNECTION\"; unset __pish_mpi __pish_cpu; ";

    private RankScript() {}

    private static String versions(RankMark mark) {
        String said = "&& printf '\\001" + mark.digits();
        return "(v=$(mpiexec.hydra --version 2>/dev/null) && set -- ${v#*Version:} " + said + "vm%s\\n' \"$1\"; "
                + "v=$(orterun --version 2>/dev/null) && set -- ${v#*) } " + said + "vo%s\\n' \"$1\"); ";
    }

    /**
     * Returns what runs a rank's program: says its process id, begins it where the job is to run, and says on both streams
     * how it has ended. It then ends in the same way itself, so that mpiexec sees what it would have seen; a signal's core is
     * dumped once. MPI_Abort ends a rank by SIGABRT after it has said so, since MPICH's own way ends mpiexec at once, often
     * before that has been passed on. Its own messages go nowhere. Hydra gives
     * all ranks a standard input, and ends that of none but rank 0. {@code PMI_FD} is a descriptor that the program needs.
     *
     * @param moves whether the program begins in {@code PISH_DIR}
     */
    static String rank(RankMark mark, boolean moves) {
        String said = "printf '\\001" + mark.digits();
        return "case ${PMI_RANK-0} in 0) ;; *) exec </dev/null;; esac; case $PMI_FD in 9) e=8;; *) e=9;; esac; eval \"exec $e>&2 2>/dev/null\"; "
                + (moves ? "cd -- \"$PISH_DIR\"; " : "")
                + "[ -z \"$PISH_ADDRESS\" ] || export MPIR_CVAR_CH3_INTERFACE_HOSTNAME=\"$PISH_ADDRESS\"; "
                + "export MPIR_CVAR_COREDUMP_ON_ABORT=1; "
                + "(read -r p r </proc/self/stat; " + said
                + "b%s\\n' \"$p\"; eval \"exec \\\"\\$@\\\" 2>&$e $e>&-\"); s=$?; "
                + said + "e%s\\n' $s; eval \"" + said + "e%s\\n' $s >&$e\"; "
                + "if [ $s -gt 128 ] && [ $s -lt 193 ]; then ulimit -c 0; kill -$((s-128)) $$; fi; exit $s";
    }

    /**
     * Returns the same for a rank whose output goes to a {@link Relay}. Rank 0 opens its input itself, where it runs beside
     * mpiexec: Open MPI 4.1's now and then loses what it hands on to a rank of its own node that starts late.
     */
    static String relayed(RankMark mark, boolean moves) {
        String fifo = "\"$PISH_RELAY/$OMPI_COMM_WORLD_RANK.";
        return "[ \"$OMPI_COMM_WORLD_RANK\" != 0 ] || [ -z \"$PISH_INPUT\" ] || exec <\"$PISH_INPUT\"; unset PISH_INPUT; exec >"
                + fifo + "1\" 2>" + fifo + "2\"; " + rank(mark, moves);
    }

    /**
     * Returns what a node runs: looks whether all is there, says so, and waits for the proxy's command. Arguments are the
     * directory, empty for the home folder, and what has to be there as a program or file.
     *
     * @param versions whether it says of which versions its MPIs are, which takes a moment
     */
    static String node(RankMark mark, boolean versions) {
        return look(mark, versions) + "read -r c || exit 0; eval \"exec $c\"";
    }

    /**
     * Returns a line for a node's own shell that only looks whether all is there, and says so; it forks nothing, and changes
     * nothing in the shell.
     *
     * @param arguments as {@link #node} has them
     * @param versions as {@link #node} has it; this does fork
     */
    static String question(RankMark mark, List<String> arguments, boolean versions) {
        String said = "printf '\\001" + mark.digits();
        String directory = arguments.get(0).isEmpty() ? "~" : ShellQuoting.word(arguments.get(0));
        StringBuilder text = new StringBuilder("if ! [ -d " + directory + " ]; then " + said + "d\\n'; ");
        for (String file : arguments.subList(1, arguments.size())) {
            String word = ShellQuoting.word(file);
            String there = file.startsWith("/") ? word : directory + "/" + word;
            String found = file.contains("/") ? "" : "command -v " + word + " >/dev/null 2>&1 || ";
            text.append("elif ! { " + found + "[ -r " + there + " ]; }; then " + said + "p%s\\n' " + word + "; ");
        }
        return text + "else " + (versions ? versions(mark) : "") + HAS + said + "r%s\\n' " + SAYS + "fi";
    }

    /**
     * Returns a line for a node's own shell that runs a proxy's command once it has answered a {@link #question}. The shell
     * reads such a line byte by byte, so that a short one is begun sooner.
     *
     * @param directory empty for the home folder
     * @param address the node's own, as whoever logs in to it names it, where others can reach it there
     */
    static String inShell(RankMark mark, String directory, Optional<String> address, String command) {
        return "(cd" + (directory.isEmpty() ? "" : " -- " + ShellQuoting.word(directory)) + "||exit;export " + JOB + "="
                + mark.digits() + " PISH_DIR=\"$PWD\""
                + address.map(own -> " PISH_ADDRESS=" + own).orElse("")
                + ";exec " + command + ")";
    }

    private static String look(RankMark mark, boolean versions) {
        String said = "printf \"\\001" + mark.digits();
        return "if [ -z \"$1\" ]; then cd; else cd -- \"$1\" 2>/dev/null || { " + said
                + "d\\n\"; exit 1; }; fi; shift; "
                + "export " + JOB + "=" + mark.digits() + " PISH_DIR=\"$PWD\"; "
                + "for p in \"$@\"; do command -v \"$p\" >/dev/null 2>&1 || [ -r \"$p\" ] || { " + said
                + "p%s\\n\" \"$p\"; exit 1; }; done; "
                + "set -- $SSH_CONNECTION; case $3 in 127.*|*:*) ;; *) export PISH_ADDRESS=\"$3\";; esac; "
                + (versions ? versions(mark) : "")
                + HAS + said + "r%s\\n\" " + SAYS;
    }

    /**
     * Returns what ends a job's processes on a node that has lost the job: when neither a dot nor a q has come on standard input
     * for half a minute, or that ends. After a q it ends nothing.
     */
    static String watch(RankMark mark, String folder) {
        return "while c=$(timeout 30 dd bs=1 count=1 2>/dev/null); do case $c in .) ;; q) exit;; *) break;; esac; done; "
                + sweep(mark, folder);
    }

    /** Returns what sends a signal to every process of a job that the account has on a node. */
    static String signal(RankMark mark, String name) {
        return "for e in $(grep -ls " + JOB + "=" + mark.digits()
                + " /proc/[0-9]*/environ 2>/dev/null); do p=${e#/proc/}; kill -" + name + " ${p%/*}; done 2>/dev/null";
    }

    /**
     * Returns what ends every process of a job that the account has on a node: waits half a second for them to end by
     * themselves, kills those that have not, and looks whether any is left. Prints how many it killed and how many are left.
     *
     * @param folder where relays have their FIFOs, which is removed
     */
    static String sweep(RankMark mark, String folder) {
        return "f() { n=0; for e in $(grep -ls " + JOB + "=" + mark.digits() + " /proc/[0-9]*/environ 2>/dev/null); do "
                + "p=${e#/proc/}; kill -$1 ${p%/*} 2>/dev/null && n=$((n+1)); done; }; k=0; i=0; "
                + "while f 0; [ $n -gt 0 ] && [ $i -lt 40 ]; do i=$((i+1)); if [ $i -gt 10 ]; then f KILL; "
                + "[ $n -le $k ] || k=$n; fi; sleep 0.05; done; rm -rf " + ShellQuoting.word(folder) + "; echo $k $n";
    }
}
