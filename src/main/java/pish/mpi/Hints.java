package pish.mpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.node.NodeSet;

/** What the first lines that ranks print tell of a job that is set up wrongly. */
final class Hints {
    /** So many lines of a rank are looked at, on both streams together. */
    private static final int MOST_LINES = 40;

    private static final Pattern ALONE = Pattern.compile("\\b0 ?(?:of|out of|/) ?1\\b");
    private static final Pattern TRACE = Pattern.compile(" *File \"([^\"]+\\.py)\", line \\d+.*");
    /** What Python 3 says of Python 2's statements. */
    private static final Pattern PYTHON_2 = Pattern.compile("SyntaxError: Missing parentheses in call to '.*");

    private static final Pattern MODULE = Pattern.compile("ModuleNotFoundError: No module named '([\\w.]+)'");

    private final Map<Integer, Integer> lines = new HashMap<>();
    private final Set<Integer> alone = new LinkedHashSet<>();
    private final Map<String, Set<Integer>> modules = new HashMap<>();
    private String script = "";
    private boolean python2;

    /** Takes some of what a rank prints; its lines may be cut. */
    void said(int rank, String text) {
        if (lines.getOrDefault(rank, 0) < MOST_LINES) {
            text.lines().limit(MOST_LINES).forEach(line -> look(rank, line));
        }
    }

    private void look(int rank, String line) {
        lines.merge(rank, 1, Integer::sum);
        if (ALONE.matcher(line).find()) {
            alone.add(rank);
        }
        Matcher trace = TRACE.matcher(line);
        Matcher module = MODULE.matcher(line);
        if (trace.matches()) {
            script = trace.group(1);
        } else if (module.matches()) {
            modules.computeIfAbsent(module.group(1), unseen -> new LinkedHashSet<>())
                    .add(rank);
        }
        python2 |= PYTHON_2.matcher(line).matches();
    }

    /** Returns messages, a line each with the remedy. */
    List<String> of(MpiPlan plan, Mpi mpi) {
        List<String> messages = new ArrayList<>();
        int ranks = plan.placement().ranks();
        if (ranks > 1 && alone.size() == ranks) {
            messages.add("each of the " + ranks + " ranks says that it is alone: " + plan.program(0)
                    + " seems to be made for another MPI than " + mpi.title() + ", or for none; try --mpi "
                    + mpi.other().word());
        }
        if (python2) {
            messages.add(script + " is written in Python 2; `2to3 -w " + script + "` makes it Python 3");
        }
        modules.forEach((module, who) -> messages.add(
                "no Python module " + module + " on " + nodes(plan, who) + remedy(module, mpi, nodes(plan, who))));
        return messages;
    }

    private static NodeSet nodes(MpiPlan plan, Set<Integer> ranks) {
        return NodeSet.of(ranks.stream().map(plan.placement()::node).toList());
    }

    private static String remedy(String module, Mpi mpi, NodeSet nodes) {
        if (!module.equals("mpi4py")) {
            return "";
        }
        return mpi == Mpi.OPEN_MPI
                ? "; `setup mpi4py " + nodes + "` installs it"
                : "; Debian's python3-mpi4py is made for Open MPI: for MPICH, `env MPICC=mpicc.mpich pip3 install --user --break-system-packages mpi4py`";
    }
}
