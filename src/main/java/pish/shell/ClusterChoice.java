package pish.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.node.Cluster;
import pish.node.ClusterFile;
import pish.node.FileFault;
import pish.node.GroupSource;
import pish.node.MachineFile;
import pish.node.Node;
import pish.node.NodeSpec;

/**
 * The nodes to work with, and where they come from.
 *
 * @param source what the greeting says, for example {@code ./cluster}
 * @param file the cluster file that is all they come from, or that is to be made; empty where there is more to it
 */
public record ClusterChoice(Cluster cluster, String source, Optional<Path> file) {
    /** Chooses nodes that come from no cluster file alone. */
    public ClusterChoice(Cluster cluster, String source) {
        this(cluster, source, Optional.empty());
    }

    /**
     * Chooses: {@code -w}, else {@code -f}, else the cluster file, else the default group source, else none.
     *
     * @param home the user's home folder
     * @param outside the groups that other programs keep
     * @throws IOException if a file that was named cannot be read, or may not be trusted; says which and why
     * @throws pish.syntax.SyntaxError if a target or a file is not well formed
     */
    public static ClusterChoice of(CommandLineOptions options, Path home, GroupSource outside) throws IOException {
        ClusterChoice own = fromFile(options, home);
        ClusterChoice file = new ClusterChoice(own.cluster().withOutside(outside), own.source(), own.file());
        ClusterChoice chosen = file;
        if (options.target().isPresent()) {
            List<Node> nodes = NodeSpec.parse(options.target().get(), file.cluster());
            chosen = new ClusterChoice(
                    cluster(nodes, file.cluster()), "-w " + options.target().get());
        } else if (options.machineFile().isPresent()) {
            String name = options.machineFile().get();
            if (name.matches("[0-9]+") && !Files.exists(Path.of(name))) {
                throw new IOException("-f takes a machinefile; the number of nodes at once is --fanout " + name);
            }
            chosen = new ClusterChoice(cluster(machines(Path.of(name)), file.cluster()), name);
        }
        if (chosen.source().isEmpty()) {
            List<Node> nodes = outside.all().stream().map(Node::of).toList();
            if (!nodes.isEmpty()) {
                chosen = new ClusterChoice(cluster(nodes, file.cluster()), "group @*");
            }
        }
        if (options.excluded().isEmpty()) {
            return chosen;
        }
        List<Node> left = NodeSpec.exclude(
                new ArrayList<>(chosen.cluster().nodes()), options.excluded().get(), chosen.cluster());
        return new ClusterChoice(
                cluster(left, chosen.cluster()),
                chosen.source() + " -x " + options.excluded().get());
    }

    private static ClusterChoice fromFile(CommandLineOptions options, Path home) throws IOException {
        if (options.clusterFile().isPresent()) {
            Path named = Path.of(options.clusterFile().get());
            return new ClusterChoice(read(named), named.toString(), Optional.of(named));
        }
        for (Path path : List.of(Path.of("cluster"), home.resolve(".config/pish/cluster"))) {
            if (Files.isRegularFile(path)) {
                return new ClusterChoice(
                        read(path), path.isAbsolute() ? path.toString() : "./" + path, Optional.of(path));
            }
        }
        return new ClusterChoice(Cluster.EMPTY, "", Optional.of(home.resolve(".config/pish/cluster")));
    }

    private static Cluster read(Path file) throws IOException {
        Optional<String> refusal = Files.exists(file) ? ClusterFile.refusal(file) : Optional.empty();
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        try {
            return ClusterFile.read(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static List<Node> machines(Path file) throws IOException {
        try {
            return MachineFile.read(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static IOException unreadable(Path file, IOException why) {
        return new IOException("cannot read " + file + ": " + FileFault.reason(why), why);
    }

    private static Cluster cluster(List<Node> nodes, Cluster from) {
        Optional<String> hub =
                from.hub().filter(name -> nodes.stream().anyMatch(n -> n.name().equals(name)));
        return Cluster.of(nodes, hub).withOutside(from.outside());
    }
}
