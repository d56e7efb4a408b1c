package pish.mpi;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pish.transport.ShellQuoting;

/** The line that is a rank, in a shell of its node's. */
final class DirectScript {
    /** What bash itself does under that name, which is not quite what the program of that name does. */
    private static final Set<String> BUILT_IN =
            Set.of((". : [ alias bg bind break builtin caller cd command compgen complete "
                            + "compopt continue declare dirs disown echo enable eval exec exit export false fc fg getopts hash help "
                            + "history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return set "
                            + "shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait")
                    .split(" "));

    private DirectScript() {}

    /**
     * Returns it. A subshell goes to the rank's directory, says its process id and becomes the program, so that how that ends is
     * how the line ends. Where bash is there already and the program can be nothing else, it is a command in the background
     * instead, for which the shell waits: that is half the work for it, which forks less and touches fewer pages. It then
     * begins with SIGINT ignored.
     *
     * @param variables what else is set, of plain names
     */
    static String rank(RankMark mark, MpiPlan plan, int rank, Map<String, String> variables) {
        Segment segment = plan.segment(rank);
        String directory = plan.isOwn(segment) ? plan.directory() : segment.directory();
        String set = variables(mark, plan, segment, variables);
        String words =
                segment.command().stream().map(ShellQuoting::word).collect(Collectors.joining(" ")) + input(plan, rank);
        String said = "printf '\\001" + mark.digits() + "b%s\\n' ";
        String subshell = "(cd" + (directory.isEmpty() ? "" : " -- " + ShellQuoting.word(directory)) + "||exit;export"
                + set + ";read -r __pish_pid __pish_rest </proc/self/stat;" + said + "\"$__pish_pid\";exec " + words
                + ")";
        if (BUILT_IN.contains(segment.program())) {
            return subshell;
        }
        String here = directory.isEmpty() ? "\"$HOME\"" : ShellQuoting.word(directory);
        return "if [ \"$PWD\" = " + here + " ] && [ -n \"${BASH_VERSION-}\" ] && ! declare -F "
                + ShellQuoting.word(segment.program()) + " >/dev/null;then {" + set + " " + words
                + " 2>&7 7>&- & } 7>&2 2>/dev/null;" + said + "$!;wait $!;else " + subshell + ";fi";
    }

    private static String variables(RankMark mark, MpiPlan plan, Segment segment, Map<String, String> more) {
        StringBuilder text = new StringBuilder(" " + RankScript.JOB + "=" + mark.digits());
        text.append(" GFORTRAN_UNBUFFERED_PRECONNECTED=y");
        more.forEach((name, value) -> set(text, name, value));
        DirectWay.variables(plan.request().options()).forEach((name, value) -> set(text, name, value));
        DirectWay.variables(segment.options()).forEach((name, value) -> set(text, name, value));
        return text.toString();
    }

    private static void set(StringBuilder text, String name, String value) {
        text.append(' ').append(name).append('=').append(ShellQuoting.word(value));
    }

    /** Returns where a rank's input comes from; what rank 0's name says is meant from the job's directory. */
    private static String input(MpiPlan plan, int rank) {
        String file = rank == 0 ? plan.request().own().input().orElse("/dev/null") : "/dev/null";
        boolean relative = !file.startsWith("/") && !plan.directory().isEmpty();
        return " <" + ShellQuoting.word(relative ? plan.directory() + "/" + file : file);
    }
}
