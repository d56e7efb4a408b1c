package pish.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import pish.exec.Errand;
import pish.exec.Report;
import pish.node.NodeSet;

/** How many processors nodes have. */
final class NodeCores {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final String SCRIPT =
            "unset OMP_NUM_THREADS OMP_THREAD_LIMIT; nproc 2>/dev/null || getconf _NPROCESSORS_ONLN";

    private NodeCores() {}

    /** Asks nodes, and says which cannot be reached; those that do not tell are left out. */
    static Map<String, Integer> of(Context context, NodeSet nodes) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        if (!nodes.isEmpty()) {
            context.connect(nodes).forEach(node -> errands.put(node, Errand.of(SCRIPT)));
        }
        Map<String, Integer> cores = new LinkedHashMap<>();
        for (Map.Entry<String, Report> report :
                context.errands(errands, PATIENCE).entrySet()) {
            String text = report.getValue().text();
            if (report.getValue().ok() && COUNT.matcher(text).matches()) {
                cores.put(report.getKey(), Integer.parseInt(text));
            }
        }
        return cores;
    }
}
