package pish.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pish.exec.Event;
import pish.exec.Outcome;
import pish.keys.Mesh;
import pish.keys.OwnKeys;
import pish.keys.RenamedHosts;
import pish.node.ClusterStore;
import pish.node.NodeSet;
import pish.setup.HostNames;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/**
 * Gives nodes other names. First each node its hostname; those that took it are then renamed in all that knows nodes by
 * name. What is done already is not done again, so that the same line goes on where one was cut.
 */
final class Renaming {
    private final Context context;
    private final Map<String, String> names;
    private final NodeSet nodes;
    private Map<String, String> addresses = Map.of();

    /**
     * Takes the names.
     *
     * @param names new ones by old ones
     */
    Renaming(Context context, Map<String, String> names) {
        this.context = context;
        this.names = names;
        this.nodes = NodeSet.of(names.keySet());
    }

    /**
     * Renames.
     *
     * @param dry or only says what would be
     * @throws SyntaxError if the cluster file could not follow; no node was touched
     * @throws IOException if it could not be written; the nodes have their new hostnames
     */
    ExitStatus run(boolean dry) throws IOException {
        if (context.editor().file().isPresent()) {
            new ClusterStore(context.editor().file().get()).read().rename(names, Map.of());
        }
        if (dry) {
            names.forEach((old, fresh) -> context.emit(new Event.Text(old + " → " + fresh)));
            return ExitStatus.OK;
        }
        Mesh mesh = look();
        Outcome outcome = context.broadcast(nodes, HostNames.rename(names) + " >/dev/null");
        Map<String, String> done = new LinkedHashMap<>(names);
        done.keySet().retainAll(outcome.ok().names());
        NodeSet kept = nodes.minus(outcome.ok());
        if (!kept.isEmpty()) {
            String wanted = kept.stream().map(names::get).collect(Collectors.joining(","));
            String what = kept + (kept.size() == 1 ? " keeps its name" : " keep their names");
            String again = "rename " + String.join(",", kept.names()) + " " + wanted;
            say(Event.Severity.ERROR, what + "; when that is mended: " + again);
        }
        return done.isEmpty() ? outcome.status() : outcome.status().max(follow(mesh, done));
    }

    /** Has all nodes that can be reached tell their host keys and addresses, while they are known by the old names. */
    private Mesh look() {
        NodeSet all = context.connect(context.cluster().all().union(nodes));
        Mesh mesh = new Mesh(all, List.of());
        context.prepare(all, mesh::look);
        context.prepare(mesh.leaders(), work -> mesh.key(work, false));
        addresses = new NodeAddresses(context, nodes.intersect(all)).byName();
        return mesh;
    }

    private ExitStatus follow(Mesh mesh, Map<String, String> done) throws IOException {
        RenamedHosts keys = new RenamedHosts(mesh, done);
        // before the new names are connected to, they have to be known
        keys.follow(new OwnKeys(context::interrupted));
        NodeSet leaders = mesh.leaders();
        if (context.editor().file().isEmpty()) {
            say(
                    Event.Severity.INFO,
                    "here they keep their names, which come from "
                            + context.editor().source());
            context.prepare(leaders, keys::follow);
            return ExitStatus.OK;
        }
        context.editor().edit(text -> text.rename(done, addresses));
        done.forEach((old, fresh) -> context.emit(new Event.Text(old + " is now " + fresh)));
        MachineFileNames.rename(context, done);
        NodeSet failed = context.prepare(
                NodeSet.of(leaders.stream()
                        .map(name -> done.getOrDefault(name, name))
                        .toList()),
                keys::follow);
        ExitStatus hosts = Hosts.syncAll(context);
        return failed.isEmpty() ? hosts : ExitStatus.UNREACHABLE;
    }

    private void say(Event.Severity severity, String text) {
        context.emit(new Event.Message(severity, text));
    }
}
