package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.machinefile.HostFile;
import pish.machinefile.StoredFile;
import pish.mpi.JobRequest;
import pish.mpi.MpiPlan;
import pish.mpi.Placement;
import pish.mpi.Segment;
import pish.node.Node;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/** Finds out where the ranks of a job are to run. */
final class MpiPlanning {
    private final Context context;
    private final Invocation invocation;

    MpiPlanning(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
    }

    MpiPlan plan(JobRequest request) throws IOException {
        List<Placement.Host> hosts = new ArrayList<>();
        for (Placement.Host host : hosts(request)) {
            hosts.add(new Placement.Host(host.node(), request.perNode() > 0 ? request.perNode() : host.slots()));
        }
        Placement placement = Placement.of(hosts, MpiPlan.ranks(request, hosts));
        String hub = hub(placement);
        String base = context.links().directory(hub);
        List<Segment> segments = request.segments().stream()
                .map(one -> one.in(within(base, one.directory())))
                .toList();
        List<String> directories =
                segments.stream().map(Segment::directory).distinct().toList();
        String directory = directories.size() == 1 && !directories.get(0).isEmpty() ? directories.get(0) : base;
        return new MpiPlan(request.with(segments), placement, hub, directory);
    }

    private static String within(String base, String directory) {
        return directory.isEmpty() || directory.startsWith("/") || base.isEmpty() ? directory : base + "/" + directory;
    }

    private List<Placement.Host> hosts(JobRequest request) throws IOException {
        if (request.hosts().isPresent()) {
            return listed(request.hosts().get());
        }
        if (request.hostFile().isPresent()) {
            return ofFile(
                    Invocation.path(request.hostFile().get()),
                    request.hostFile().get());
        }
        Path current = context.machineFile().path();
        return StoredFile.read(current).present() ? ofFile(current, "") : ofCluster();
    }

    private List<Placement.Host> listed(String text) {
        List<Placement.Host> hosts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String name = part.replaceFirst(":[0-9]{1,6}$", "");
            int slots = name.equals(part) ? 1 : Integer.parseInt(part.substring(name.length() + 1));
            hosts.add(host(name, slots, text));
        }
        return hosts;
    }

    private List<Placement.Host> ofFile(Path file, String word) throws IOException {
        StoredFile stored = StoredFile.read(file);
        if (!stored.present()) {
            throw invocation.fault(word, "no such file: " + file, "machinefile from all makes one");
        }
        HostFile read = HostFile.of(file, stored.text(), Optional.empty()).sound();
        List<Placement.Host> hosts = new ArrayList<>();
        for (HostFile.Row row : read.rows()) {
            hosts.add(host(row.host(), row.slots().matches("[0-9]+") ? Integer.parseInt(row.slots()) : 0, word));
        }
        return hosts.isEmpty() ? ofCluster() : hosts;
    }

    private List<Placement.Host> ofCluster() {
        List<Placement.Host> hosts = new ArrayList<>();
        for (String node : context.resolve("all")) {
            hosts.add(host(node, 0, ""));
        }
        return hosts;
    }

    private Placement.Host host(String name, int slots, String word) {
        Node node = context.cluster()
                .node(name)
                .or(() -> context.cluster().nodes().stream()
                        .filter(one -> one.address().equals(name))
                        .findFirst())
                .orElseThrow(() -> unknown(name, word));
        return new Placement.Host(node.name(), slots > 0 ? slots : Math.max(1, node.slots()));
    }

    private SyntaxError unknown(String name, String word) {
        return invocation.fault(
                word, name + " is no node of the cluster", "nodes lists them; add " + name + " makes it one");
    }

    private String hub(Placement placement) {
        NodeSet hub = context.resolve("@hub");
        return hub.isEmpty() ? placement.node(0) : hub.iterator().next();
    }
}
