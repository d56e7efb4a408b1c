package pish.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import pish.exec.Event;
import pish.machinefile.Dialect;
import pish.machinefile.HostFile;
import pish.node.Cluster;
import pish.transport.ExitStatus;

/** Shows a machinefile, and what is wrong with it. */
final class MachineFileView {
    private final MachineFileCall call;

    MachineFileView(MachineFileCall call) {
        this.call = call;
    }

    ExitStatus show() throws IOException {
        call.none();
        var file = call.existing();
        for (var row : file.rows()) {
            Map<String, String> columns = new LinkedHashMap<>();
            columns.put("node", row.host());
            columns.put("slots", row.slots());
            columns.put("options", row.options());
            columns.put("line", Integer.toString(row.line()));
            columns.put("note", known(row.host()) ? "" : "unknown node");
            call.context().emit(new Event.Row("machinefile", columns));
        }
        call.say(Event.Severity.INFO, summary(file));
        return tellFaults(file);
    }

    ExitStatus check() throws IOException {
        call.none();
        var file = call.existing();
        for (var host : file.slots().entrySet()) {
            if (!known(host.getKey())) {
                call.say(Event.Severity.WARNING, host.getKey() + " is no node of the cluster");
            }
            int there = call.context()
                    .cluster()
                    .node(host.getKey())
                    .map(node -> node.slots())
                    .orElse(0);
            if (there > 0 && host.getValue() > there) {
                var most = " slots, and the cluster file gives it " + there;
                call.say(Event.Severity.WARNING, host.getKey() + " has " + host.getValue() + most);
            }
        }
        if (file.slots().isEmpty() && file.faults().isEmpty()) {
            var then = file.dialect() == Dialect.MPICH ? "MPICH runs all ranks on this machine" : "Open MPI refuses it";
            call.say(Event.Severity.WARNING, file.file() + " names no host: " + then);
        }
        return verdict(file);
    }

    /** Shows what is wrong with a file, a row each, and below it what the file is; returns 1 where anything is wrong. */
    ExitStatus verdict(HostFile file) {
        var status = tellFaults(file);
        int faults = file.faults().size();
        var count = faults == 0 ? "" : faults == 1 ? ", 1 fault" : ", " + faults + " faults";
        call.context().emit(new Event.Text(summary(file) + count));
        return status;
    }

    private ExitStatus tellFaults(HostFile file) {
        for (var fault : file.faults()) {
            Map<String, String> columns = new LinkedHashMap<>();
            columns.put("line", Integer.toString(fault.line()));
            columns.put("text", fault.part());
            columns.put("fault", fault.message());
            columns.put("mend", fault.error().hint().orElse(""));
            call.context().emit(new Event.Row("faults", columns));
        }
        return new ExitStatus(file.faults().isEmpty() ? 0 : 1);
    }

    private boolean known(String host) {
        return isKnown(call.context().cluster(), host);
    }

    /** Returns whether a host is one of a cluster's nodes, by name or address. */
    static boolean isKnown(Cluster cluster, String host) {
        return cluster.node(host).isPresent()
                || cluster.nodes().stream().anyMatch(node -> node.address().equals(host));
    }

    /** Returns a file in one line: where it is, for which MPI, for how many nodes and ranks. */
    static String summary(HostFile file) {
        var slots = file.slots();
        int sum = slots.values().stream().mapToInt(Integer::intValue).sum();
        var counted = slots.containsValue(0) ? " and the cores of those without a number" : "";
        var nodes = slots.size() == 1 ? "1 node" : slots.size() + " nodes";
        return file.file() + ": " + file.dialect().title() + ", " + nodes + ", " + sum + (sum == 1 ? " slot" : " slots")
                + counted;
    }
}
