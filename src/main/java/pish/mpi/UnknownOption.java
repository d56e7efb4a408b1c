package pish.mpi;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of an option that mpiexec does not have. It was handed on, for mpiexec may know more than is known here. */
final class UnknownOption {
    /** Hydra's words, among those of all functions that its parser has called (utils/args/args.c of MPICH 4.0.2). */
    private static final Pattern MPICH = Pattern.compile(".*: unrecognized argument (\\S{1,60})");
    /** Open MPI's, which reads {@code -verbse} as {@code -v -e …} (orterun, 4.1). */
    private static final Pattern OPEN_MPI = Pattern.compile("\\S+: Error: unknown option \"(\\S{1,60})\"");

    private UnknownOption() {}

    /** Returns it in one line, if that is why mpiexec has not begun. */
    static Optional<String> of(MpiPlan plan, List<String> said) {
        for (String line : said) {
            Matcher hydra = MPICH.matcher(line);
            Matcher orte = OPEN_MPI.matcher(line);
            if (hydra.matches() || orte.matches()) {
                String named = hydra.matches() ? "-" + hydra.group(1) : orte.group(1);
                String word = last(plan.request()).orElse(named);
                return Optional.of("mpiexec on " + plan.hub() + " has no option " + word + remedy(word));
            }
        }
        return Optional.empty();
    }

    /** Returns why what was taken for a program may be none, if an option before it is not known. */
    static Optional<String> before(MpiPlan plan, String program) {
        boolean isProgram = plan.request().segments().stream()
                .anyMatch(segment -> segment.program().equals(program));
        return last(plan.request())
                .filter(word -> isProgram)
                .map(word -> word + " is not known to take a value, so " + program + " was taken for the program"
                        + remedy(word));
    }

    private static Optional<String> last(JobRequest request) {
        List<String> unknown = request.unknown();
        return unknown.isEmpty() ? Optional.empty() : Optional.of(unknown.get(unknown.size() - 1));
    }

    private static String remedy(String word) {
        return MpiexecOptions.meant(word)
                .filter(other -> !other.equals(word))
                .map(other -> "; did you mean " + other + "?")
                .orElse("; help mpiexec shows what there is");
    }
}
