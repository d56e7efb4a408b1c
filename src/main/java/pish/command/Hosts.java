package pish.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import pish.exec.Event;
import pish.exec.LocalScript;
import pish.node.NodeSet;
import pish.setup.HostNames;
import pish.transport.ExitStatus;

/** Has nodes know each other by name. */
final class Hosts implements Builtin {
    private static final String SYNC = "sync";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public String summary() {
        return "Write the names and addresses of all nodes into /etc/hosts of each, between two lines that mark them";
    }

    @Override
    public String arguments() {
        return "sync [TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("hosts sync", "hosts sync pi04");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return words.isEmpty() ? List.of(SYNC) : List.of();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("what to do", "type hosts sync");
        }
        String verb = invocation.arguments().get(0);
        if (!verb.equals(SYNC)) {
            throw invocation.fault(verb, "no such thing to do with hosts: " + verb, "did you mean sync?");
        }
        NodeSet nodes = Targets.of(
                context,
                new Invocation(
                        invocation.statement(),
                        invocation.options(),
                        invocation.arguments().subList(1, invocation.arguments().size())));
        NodeSet all = context.cluster().all().union(nodes);
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text(nodes + " (" + nodes.size() + "): the names of " + all + " into /etc/hosts"));
            return ExitStatus.OK;
        }
        return nodes.isEmpty() ? ExitStatus.OK : sync(context, nodes, all);
    }

    /** Has all nodes know the names of all. */
    static ExitStatus syncAll(Context context) {
        NodeSet all = context.cluster().all();
        return sync(context, all, all);
    }

    /** Has nodes know the names of all. Where one does not tell its address, nothing is written: its name would be lost. */
    private static ExitStatus sync(Context context, NodeSet nodes, NodeSet all) {
        NodeAddresses asked = new NodeAddresses(context, all);
        Map<String, String> addresses = new LinkedHashMap<>(asked.byName());
        if (addresses.size() < all.size()) {
            NodeSet silent = all.minus(NodeSet.of(addresses.keySet()));
            String text = "nothing was written, since the address of " + silent + " is not known; disable " + silent
                    + " leaves it out";
            context.emit(new Event.Message(Event.Severity.ERROR, text));
            return ExitStatus.UNREACHABLE;
        }
        NodeSet hub = context.groupSource().group("", "hub").orElse(NodeSet.EMPTY);
        if (hub.isEmpty()) {
            // MPI tells nodes to call back by the name that this machine has
            asked.here().ifPresent(address -> ownName().ifPresent(name -> addresses.putIfAbsent(name, address)));
        }
        ExitStatus status = context.broadcast(nodes, HostNames.sync(addresses)).status();
        return hub.isEmpty() && status.ok() ? here(context, addresses) : status;
    }

    private static Optional<String> ownName() {
        try {
            return Optional.of(LocalScript.run("uname -n", "", () -> false).strip())
                    .filter(name -> NAME.matcher(name).matches());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** This machine is none of the nodes, and is to know their names all the same. */
    private static ExitStatus here(Context context, Map<String, String> addresses) {
        try {
            String said = LocalScript.run(HostNames.syncHere(addresses), "", context::interrupted);
            context.emit(new Event.Message(Event.Severity.INFO, "this machine: " + LocalScript.lastLine(said)));
            return ExitStatus.OK;
        } catch (IOException e) {
            context.emit(new Event.Message(
                    Event.Severity.WARNING, "this machine does not know the names: " + e.getMessage()));
            return new ExitStatus(1);
        }
    }
}
