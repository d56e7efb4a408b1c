package pish.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pish.machinefile.NodeList;
import pish.node.Cluster;
import pish.node.ClusterFile;
import pish.node.FileFault;
import pish.node.GroupSource;
import pish.node.Node;
import pish.node.NodeSpec;
import pish.syntax.SyntaxError;

/**
 * The nodes to work with, and where they come from. Those of the default group source are asked for when they are first
 * wanted: that may take seconds or fail, and not every line wants nodes.
 */
public final class ClusterChoice {
    private final Supplier<Chosen> maker;
    private final Optional<Path> file;
    private boolean machines;
    private Chosen chosen;

    private record Chosen(Cluster cluster, String source) {}

    /** Chooses nodes that come from no cluster file alone. */
    public ClusterChoice(Cluster cluster, String source) {
        this(cluster, source, Optional.empty());
    }

    private ClusterChoice(Cluster cluster, String source, Optional<Path> file) {
        this(() -> new Chosen(cluster, source), file);
    }

    private ClusterChoice(Supplier<Chosen> maker, Optional<Path> file) {
        this.maker = maker;
        this.file = file;
    }

    private synchronized Chosen chosen() {
        if (chosen == null) {
            chosen = maker.get();
        }
        return chosen;
    }

    /** Returns the nodes. */
    public Cluster cluster() {
        return chosen().cluster();
    }

    /** Returns what the greeting says, for example {@code ./cluster}; the empty string where there are no nodes yet. */
    public String source() {
        return chosen().source();
    }

    /** Returns the cluster file that is all they come from, or that is to be made; empty where there is more to it. */
    public Optional<Path> file() {
        return file;
    }

    /**
     * Chooses: {@code -w}, else {@code -f}, else the cluster file, else the default group source, else none.
     *
     * @param config the user's {@link ConfigFolder}
     * @param outside the groups that other programs keep
     * @throws IOException if a file that was named cannot be read, or may not be trusted; says which and why
     * @throws SyntaxError if a target or a file is not well formed
     */
    public static ClusterChoice of(CommandLineOptions options, Path config, GroupSource outside) throws IOException {
        ClusterChoice own = fromFile(options, config);
        Cluster cluster = own.cluster().withOutside(outside);
        Optional<ClusterChoice> named = named(options, cluster);
        ClusterChoice choice = named.isPresent()
                ? named.get()
                : own.source().isEmpty()
                        ? new ClusterChoice(() -> fromDefaultSource(cluster), own.file())
                        : new ClusterChoice(cluster, own.source(), own.file());
        if (options.excluded().isEmpty()) {
            return choice;
        }
        String excluded = options.excluded().get();
        List<Node> left = excluding(choice.cluster(), excluded);
        return new ClusterChoice(choice.cluster().only(left), choice.source() + " -x " + excluded)
                .ofMachines(choice.machines);
    }

    private static List<Node> excluding(Cluster cluster, String excluded) {
        try {
            return NodeSpec.exclude(new ArrayList<>(cluster.nodes()), excluded, cluster);
        } catch (SyntaxError e) {
            if (!Files.isRegularFile(Path.of(excluded))) {
                throw e;
            }
            String hint = "-x leaves nodes out, as in clush; --trace shows lines before they run, as sh -x does";
            throw new SyntaxError(String.valueOf(e.getMessage()), e.source(), e.start(), e.end(), hint);
        }
    }

    private ClusterChoice ofMachines(boolean are) {
        machines = are;
        return this;
    }

    /** Returns whether the names are those of a machinefile, beside which nodes may have names of their own. */
    boolean machines() {
        return machines;
    }

    /** Returns the nodes that {@code -w} or {@code -f} names. */
    private static Optional<ClusterChoice> named(CommandLineOptions options, Cluster cluster) throws IOException {
        if (options.target().isPresent()) {
            String target = options.target().get();
            return Optional.of(new ClusterChoice(cluster.only(NodeSpec.parse(target, cluster)), "-w " + target));
        }
        if (options.machineFile().isEmpty()) {
            return Optional.empty();
        }
        String name = options.machineFile().get();
        if (name.matches("[0-9]+") && !Files.exists(Path.of(name))) {
            throw new IOException("-f takes a machinefile; the number of nodes at once is --fanout " + name);
        }
        return Optional.of(new ClusterChoice(cluster.only(machines(Path.of(name))), name).ofMachines(true));
    }

    private static Chosen fromDefaultSource(Cluster cluster) {
        try {
            List<Node> nodes = cluster.outside().all().stream().map(Node::of).toList();
            return new Chosen(cluster.only(nodes), nodes.isEmpty() ? "" : "group @*");
        } catch (SyntaxError e) {
            return new Chosen(cluster.lacking(e), "");
        }
    }

    private static ClusterChoice fromFile(CommandLineOptions options, Path config) throws IOException {
        if (options.clusterFile().isPresent()) {
            Path named = Path.of(options.clusterFile().get());
            return new ClusterChoice(read(named), named.toString(), Optional.of(named));
        }
        for (Path path : List.of(Path.of("cluster"), config.resolve("cluster"))) {
            if (Files.isRegularFile(path)) {
                return new ClusterChoice(
                        read(path), path.isAbsolute() ? path.toString() : "./" + path, Optional.of(path));
            }
        }
        return new ClusterChoice(Cluster.EMPTY, "", Optional.of(config.resolve("cluster")));
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
            return NodeList.read(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static IOException unreadable(Path file, IOException why) {
        return new IOException("cannot read " + file + ": " + FileFault.reason(why), why);
    }
}
