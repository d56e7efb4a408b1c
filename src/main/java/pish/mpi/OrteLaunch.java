package pish.mpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Open MPI's: mpiexec calls an agent for each node but its own, which prints what is to be run there. Before that, a
 * {@link Relay} is begun on each node, which takes what its ranks print.
 */
final class OrteLaunch implements Launch {
    private static final int NO_PROGRAM = 127;

    private final MpiPlan plan;
    private final String folder;
    private final Ranks ranks;
    private final Runnable go;
    private final Map<String, OrtedCommand> commands = new LinkedHashMap<>();
    private final Map<String, NodePost> relays = new LinkedHashMap<>();
    private boolean strange;
    private boolean begun;

    /**
     * Makes one.
     *
     * @param folder what the relays' folders begin with
     * @param ranks take what they print
     * @param go has mpiexec begin
     */
    OrteLaunch(MpiPlan plan, String folder, Ranks ranks, Runnable go) {
        this.plan = plan;
        this.folder = folder;
        this.ranks = ranks;
        this.go = go;
    }

    @Override
    public boolean line(String line) {
        if (!OrtedCommand.is(line)) {
            return false;
        }
        Optional<OrtedCommand> command = OrtedCommand.read(line);
        command.ifPresent(one -> commands.put(one.node(), one));
        strange |= command.isEmpty();
        return true;
    }

    @Override
    public Optional<String> go(List<NodePost> posts, HubWord hub) {
        if (relays.isEmpty()) {
            for (NodePost post : posts) {
                if (relays.putIfAbsent(post.node(), post) == null) {
                    String command = Relay.command(
                            Relay.folder(folder, post.node()), plan.placement().ranksOf(post.node()));
                    post.startRelay(command, ranks.relay((stream, bytes) -> post.keep(bytes)));
                }
            }
        }
        Optional<NodePost> failed = relays.values().stream()
                .filter(post -> !post.isRelaying() && post.status().isPresent())
                .findFirst();
        if (failed.isPresent()) {
            return failed.map(OrteLaunch::reason);
        }
        boolean foreign = commands.keySet().stream().anyMatch(node -> !relays.containsKey(node));
        if (strange || foreign) {
            return Optional.of("mpiexec wants daemons started in a way that is not known");
        }
        if (!begun && relays.values().stream().allMatch(NodePost::isRelaying)) {
            begun = true;
            go.run();
        }
        commands.forEach((node, command) -> relays.get(node).tell(command.to(hub.reachedFrom(relays.get(node)))));
        commands.clear();
        return Optional.empty();
    }

    private static String reason(NodePost post) {
        boolean without =
                post.status().filter(status -> status.code() == NO_PROGRAM).isPresent();
        String said = post.lost().isEmpty() ? post.text() : post.lost();
        return without
                ? "no perl on " + post.node() + ", which hands on what ranks of Open MPI's print; install it: `"
                        + post.node() + ": sudo apt-get install -y perl`"
                : post.node() + ": ranks cannot print there: " + said;
    }

    @Override
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public boolean isTelling(List<NodePost> posts) {
        return relays.values().stream().anyMatch(post -> post.status().isEmpty());
    }
}
