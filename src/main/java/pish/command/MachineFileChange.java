package pish.command;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pish.exec.Event;
import pish.machinefile.Conversion;
import pish.machinefile.Diff;
import pish.machinefile.Edit;
import pish.machinefile.HostFile;
import pish.machinefile.StoredFile;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Changes a machinefile. */
final class MachineFileChange {
    private static final String SET = "type machinefile set pi[01-04] slots=4";

    private final MachineFileCall call;

    MachineFileChange(MachineFileCall call) {
        this.call = call;
    }

    ExitStatus set() throws IOException {
        var stored = call.stored();
        var file = call.read(stored);
        if (call.arguments().size() < 2) {
            throw call.invocation().missing(call.arguments().isEmpty() ? "TARGET" : "slots=N", SET);
        }
        var hosts = call.hosts(call.arguments().get(0), file);
        int slots = slots(SET);
        return nothing(hosts, call.arguments().get(0))
                ? ExitStatus.OK
                : call.write(stored, Edit.set(file, all(hosts, slots)).sound());
    }

    ExitStatus add() throws IOException {
        var hint = "type machinefile add pi04 slots=4";
        var stored = call.stored();
        var file = call.read(stored).sound();
        if (call.arguments().isEmpty()) {
            throw call.invocation().missing("TARGET", hint);
        }
        var target = call.arguments().get(0);
        var hosts = call.hosts(target, file);
        for (var host : hosts) {
            if (file.slots().containsKey(host)) {
                throw call.invocation()
                        .fault(
                                target,
                                host + " is in " + call.path() + " already",
                                "machinefile set changes its slots");
            }
        }
        var slots = call.arguments().size() > 1 ? all(hosts, slots(hint)) : ofCluster(hosts);
        return nothing(hosts, target)
                ? ExitStatus.OK
                : call.write(stored, Edit.add(file, slots).sound());
    }

    ExitStatus remove() throws IOException {
        var target = call.one("TARGET", "type machinefile remove pi04");
        var stored = call.stored();
        var file = call.existing().sound();
        var hosts = call.hosts(target, file);
        if (nothing(hosts, target)) {
            return ExitStatus.OK;
        }
        Set<String> there = new HashSet<>(hosts.names());
        there.retainAll(file.slots().keySet());
        if (there.isEmpty()) {
            throw call.invocation().fault(target, target + " is not in " + call.path(), "machinefile shows what is");
        }
        if (there.size() < hosts.size()) {
            var missing = hosts.minus(NodeSet.of(there));
            call.say(Event.Severity.WARNING, missing + (missing.size() == 1 ? " was" : " were") + " not in it");
        }
        return call.write(stored, Edit.remove(file, there));
    }

    ExitStatus from() throws IOException {
        var target = call.one("TARGET", "type machinefile from all");
        var hosts = call.invocation().reading(target, call.context()::resolve);
        if (nothing(hosts, target)) {
            return ExitStatus.OK;
        }
        var stored = call.stored();
        var dialect = call.read(stored).dialect();
        var empty = HostFile.of(call.path(), "", Optional.of(dialect));
        var after = Edit.add(empty, ofNodes(hosts)).sound();
        return mayReplace(stored, after) ? call.write(stored, after) : new ExitStatus(1);
    }

    private boolean mayReplace(StoredFile stored, HostFile after) {
        boolean harmless =
                !stored.present() || stored.text().isBlank() || stored.text().equals(after.text());
        if (harmless || call.dryRun() || call.invocation().options().hasOption("y")) {
            return true;
        }
        call.showDiff(stored, after);
        if (call.context().confirm("write over " + call.path() + "?")) {
            return true;
        }
        call.say(Event.Severity.ERROR, call.path() + " is there and stays; machinefile from -y writes over it");
        return false;
    }

    ExitStatus convert() throws IOException {
        var dialect = call.dialect(call.one("mpich or openmpi", "type machinefile convert openmpi"));
        var stored = call.stored();
        var conversion = Conversion.of(call.existing(), dialect);
        conversion.losses().forEach(loss -> call.say(Event.Severity.WARNING, loss));
        return call.write(stored, conversion.file().sound());
    }

    ExitStatus undo() throws IOException {
        call.none();
        var stored = call.stored();
        if (call.dryRun()) {
            call.showDiff(stored, call.read(stored.before()));
            return ExitStatus.OK;
        }
        var difference = Diff.summary(stored.text(), stored.undo().text());
        call.say(Event.Severity.INFO, call.path() + " is as it was before: " + difference);
        return ExitStatus.OK;
    }

    private boolean nothing(NodeSet hosts, String target) {
        if (hosts.isEmpty()) {
            call.say(Event.Severity.INFO, target + ": no nodes");
        }
        return hosts.isEmpty();
    }

    /** Reads the argument {@code slots=N} that follows the target. */
    private int slots(String hint) {
        var word = call.arguments().get(1);
        if (!word.matches("slots=[1-9][0-9]{0,4}")) {
            throw call.invocation().fault(word, "not a number of slots: " + word, hint);
        }
        if (call.arguments().size() > 2) {
            var third = call.arguments().get(2);
            throw call.invocation().fault(third, "one argument too many: " + third, hint);
        }
        return Integer.parseInt(word.substring("slots=".length()));
    }

    private static Map<String, Integer> all(NodeSet hosts, int slots) {
        Map<String, Integer> all = new LinkedHashMap<>();
        List.copyOf(hosts.names()).forEach(host -> all.put(host, slots));
        return all;
    }

    /** Returns the slots of the cluster file, else a slot a core, which nodes tell; in a dry run nobody is asked. */
    private Map<String, Integer> ofNodes(NodeSet hosts) {
        var slots = ofCluster(hosts);
        if (call.context().settings().on(Setting.DRY_RUN)) {
            return slots;
        }
        var unknown = NodeSet.of(
                slots.keySet().stream().filter(host -> slots.get(host) == 0).toList());
        var cores = NodeCores.of(call.context(), unknown);
        slots.putAll(cores);
        var silent = unknown.minus(NodeSet.of(cores.keySet()));
        if (!silent.isEmpty()) {
            call.say(Event.Severity.WARNING, "how many cores " + silent + " has is not known: written without slots");
        }
        return slots;
    }

    private Map<String, Integer> ofCluster(NodeSet hosts) {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (var host : hosts) {
            all.put(host, call.context().cluster().node(host).map(Node::slots).orElse(0));
        }
        return all;
    }
}
