package pish.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.Report;
import pish.node.Cluster;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;
import pish.transport.LinkState;

/**
 * The names that the nodes of a machinefile have for themselves, where that names them by address, say. They are asked
 * when a target names a node that is not in the file, of those that are connected: nothing is connected to for that. What
 * a node ever said stays, so that a name never comes to mean another node, only none.
 */
final class OwnNames {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST = 253;
    /** Labels as RFC 1123 has them, the last of which is no number: an address is no name. */
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)*[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?");

    private final Shell shell;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, NodeSet> names = new TreeMap<>();

    OwnNames(Shell shell) {
        this.shell = shell;
    }

    /**
     * Returns the nodes of a target.
     *
     * @param machines whether the nodes are those of a machinefile, and may have other names
     * @throws SyntaxError if it is none
     */
    NodeSet resolve(String text, boolean machines) {
        try {
            return shell.cluster().resolve(text, shell.groups());
        } catch (SyntaxError e) {
            if (!machines || !learn()) {
                throw e;
            }
            return shell.cluster().resolve(text, shell.groups());
        }
    }

    /** Asks nodes that have not been asked, and returns whether any of them has a name that is not in the file. */
    private boolean learn() {
        Map<String, Errand> errands = new LinkedHashMap<>();
        for (String node : shell.cluster().known()) {
            if (!asked.contains(node) && shell.links().state(node) == LinkState.UP) {
                errands.put(node, Errand.of("uname -n"));
            }
        }
        int before = names.size();
        Map<String, Report> reports =
                errands.isEmpty() ? Map.of() : shell.context().errands(errands, PATIENCE);
        reports.forEach((node, report) -> {
            if (report.ok()) {
                asked.add(node);
                claim(node, report.text());
            }
        });
        if (asked.isEmpty() || reports.isEmpty()) {
            return false;
        }
        shell.editor().replace(shell.cluster().withAliases(names));
        if (names.size() > before) {
            tell();
        }
        return true;
    }

    private void claim(String node, String name) {
        Cluster cluster = shell.cluster();
        boolean valid = name.length() <= LONGEST && NAME.matcher(name).matches() && !name.equals("all");
        if (valid && !cluster.known().contains(name)) {
            names.merge(name, NodeSet.of(node), NodeSet::union);
        }
    }

    private void tell() {
        List<String> unique = new ArrayList<>();
        List<NodeSet> nodes = new ArrayList<>();
        names.forEach((name, those) -> {
            if (those.size() == 1) {
                unique.add(name);
                nodes.add(those);
            }
        });
        if (!unique.isEmpty()) {
            shell.message(
                    Event.Severity.INFO,
                    NodeSet.of(unique) + ": what " + NodeSet.unionOf(nodes)
                            + " call themselves, and can be called here");
        }
    }
}
