package pish.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pish.exec.Event;
import pish.keys.Mesh;
import pish.keys.OwnKeys;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Tries who can log in where, by real logins, and shows the holes. */
final class KeyLogins {
    /** Above so many nodes each tries the next ones only. */
    private static final int MOST_TO_ALL = 64;

    private static final int SAMPLE = 3;

    private final Context context;
    private final Mesh mesh;

    KeyLogins(Context context, Mesh mesh) {
        this.context = context;
        this.mesh = mesh;
    }

    /**
     * Tries and shows it.
     *
     * @param all from each node, or from this machine only
     */
    ExitStatus show(NodeSet nodes, boolean all, OwnKeys own) throws IOException {
        List<String> names = nodes.stream().toList();
        try {
            mesh.logIn(own, nodes);
        } catch (IOException e) {
            if (context.interrupted()) {
                return ExitStatus.INTERRUPTED;
            }
            throw e;
        }
        if (all) {
            context.prepare(nodes, work -> mesh.logIn(work, targets(names, names.indexOf(work.name()), MOST_TO_ALL)));
        }
        int good = 0;
        int tried = 0;
        boolean whole = true;
        for (String from : all ? names : List.<String>of()) {
            whole &= row(from, names);
        }
        whole &= row(Mesh.OWN, names);
        for (String from : names) {
            for (String to : names) {
                Optional<String> login = mesh.login(from, to);
                tried += login.isPresent() ? 1 : 0;
                good += login.filter(String::isEmpty).isPresent() ? 1 : 0;
            }
        }
        long here = names.stream()
                .filter(to -> mesh.login(Mesh.OWN, to).filter(String::isEmpty).isPresent())
                .count();
        String text = "logins that work: " + here + " of " + names.size() + " from this machine"
                + (all ? ", " + good + " of " + tried + " between nodes" : "");
        boolean sampled = all && names.size() > MOST_TO_ALL;
        context.emit(new Event.Text(text + (sampled ? ", a sample" : "")));
        ExitStatus ofLogins = whole ? ExitStatus.OK : new ExitStatus(1);
        return all && names.stream().anyMatch(from -> isSilent(from, names)) ? ExitStatus.UNREACHABLE : ofLogins;
    }

    /**
     * Returns where a node tries to log in: everywhere, or at some others.
     *
     * @param index which of the nodes it is
     * @param most with more nodes than these it is some
     */
    static NodeSet targets(List<String> names, int index, int most) {
        if (names.size() <= most) {
            return NodeSet.of(names);
        }
        NodeSet targets = NodeSet.EMPTY;
        for (int i = 1; i <= SAMPLE; i++) {
            targets = targets.union(NodeSet.of(List.of(names.get((index + i * i) % names.size()))));
        }
        return targets;
    }

    /** Returns whether a node has told of no login at all: it was lost before. */
    private boolean isSilent(String from, List<String> names) {
        return names.stream().allMatch(to -> mesh.login(from, to).isEmpty());
    }

    /** Shows where a node cannot log in; returns whether it can everywhere. */
    private boolean row(String from, List<String> names) {
        Map<String, NodeSet> holes = new TreeMap<>();
        StringBuilder line = new StringBuilder();
        for (String to : names) {
            Optional<String> login = mesh.login(from, to);
            line.append(login.map(why -> why.isEmpty() ? "·" : "x").orElse(" "));
            login.filter(why -> !why.isEmpty())
                    .ifPresent(why -> holes.merge(why, NodeSet.of(List.of(to)), NodeSet::union));
        }
        holes.forEach((why, to) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("from", from);
            row.put("logins", line.toString());
            row.put("fails", to.toString());
            row.put("why", why);
            context.emit(new Event.Row("keys", row));
        });
        return holes.isEmpty();
    }
}
