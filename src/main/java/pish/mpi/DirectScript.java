package pish.mpi;

import java.util.Map;
import java.util.stream.Collectors;
import pish.transport.ShellQuoting;

/** The line that is a rank, in a shell of its node's. */
final class DirectScript {
    private DirectScript() {}

    /**
     * Returns it: a subshell that goes to the rank's directory, says its process id and becomes the program, so that how
     * that ends is how the line ends.
     *
     * @param variables what else is set, of plain names
     */
    static String rank(RankMark mark, MpiPlan plan, int rank, Map<String, String> variables) {
        Segment segment = plan.segment(rank);
        String directory = plan.isOwn(segment) ? plan.directory() : segment.directory();
        StringBuilder text = new StringBuilder("(cd");
        if (!directory.isEmpty()) {
            text.append(" -- ").append(ShellQuoting.word(directory));
        }
        text.append("||exit;export ").append(RankScript.JOB).append('=').append(mark.digits());
        text.append(" GFORTRAN_UNBUFFERED_PRECONNECTED=y");
        variables.forEach((name, value) -> set(text, name, value));
        DirectWay.variables(plan.request().options()).forEach((name, value) -> set(text, name, value));
        DirectWay.variables(segment.options()).forEach((name, value) -> set(text, name, value));
        text.append(";read -r __pish_pid __pish_rest </proc/self/stat;printf '\\001")
                .append(mark.digits())
                .append("b%s\\n' \"$__pish_pid\";exec ")
                .append(segment.command().stream().map(ShellQuoting::word).collect(Collectors.joining(" ")));
        plan.request()
                .own()
                .input()
                .filter(file -> rank == 0)
                .ifPresent(file -> text.append(" <").append(ShellQuoting.word(input(plan, file))));
        return text.append(')').toString();
    }

    private static void set(StringBuilder text, String name, String value) {
        text.append(' ').append(name).append('=').append(ShellQuoting.word(value));
    }

    /** Returns where rank 0's input is, which its name says as from the job's directory. */
    private static String input(MpiPlan plan, String file) {
        boolean relative = !file.startsWith("/") && !plan.directory().isEmpty();
        return relative ? plan.directory() + "/" + file : file;
    }
}
