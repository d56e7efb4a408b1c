package pish.mpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import pish.exec.QueuedProcess;
import pish.node.NodeSet;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/**
 * MPICH's ranks without its mpiexec: each is a line in a shell on its node, so that its output and its end are its own, and
 * finds pish, which is its process manager, at a port of its node's.
 */
final class DirectLaunch implements Launch {
    private final MpiPlan plan;
    private final RankMark mark;
    private final Ranks ranks;
    private final PmiServer server;
    private final Nodes nodes;
    private final Map<String, OptionalInt> ports = new LinkedHashMap<>();
    private boolean begun;
    private boolean ending;
    private int left;
    private ExitStatus worst = ExitStatus.OK;

    /** What a job can have done, and is told. */
    interface Nodes {
        /** Begins a node's ranks: each command in a shell of its own. */
        void begin(String node, List<String> commands, List<QueuedProcess.Listener> listeners);

        /** Ranks cannot be reached on some nodes: another way has to be found. */
        void closed(NodeSet nodes);

        /** A rank has failed in a way that ends the job. */
        void failed();

        /** A rank has begun while the job was being ended. */
        void late();

        /** A node is lost. */
        void lost(String node, String reason);

        /** All ranks have ended; told the largest of their statuses. */
        void ended(ExitStatus status);
    }

    DirectLaunch(MpiPlan plan, RankMark mark, Ranks ranks, PmiServer server, Nodes nodes) {
        this.plan = plan;
        this.mark = mark;
        this.ranks = ranks;
        this.server = server;
        this.nodes = nodes;
        this.left = plan.placement().ranks();
    }

    /** Takes the port at which a node listens, or that it does not. */
    void listens(String node, OptionalInt port) {
        ports.put(node, port);
    }

    @Override
    public boolean line(String line) {
        return false;
    }

    @Override
    public Optional<String> go(List<NodePost> posts, HubWord hub) {
        NodeSet all = plan.placement().nodes();
        if (begun || ports.size() < all.size()) {
            return Optional.empty();
        }
        List<String> closed =
                all.stream().filter(node -> ports.get(node).isEmpty()).toList();
        if (!closed.isEmpty()) {
            nodes.closed(NodeSet.of(closed));
            return Optional.empty();
        }
        begun = true;
        Map<String, NodePost> byNode = new LinkedHashMap<>();
        posts.forEach(post -> byNode.putIfAbsent(post.node(), post));
        posts.forEach(NodePost::stop);
        byNode.forEach(this::begin);
        return Optional.empty();
    }

    private void begin(String node, NodePost post) {
        List<Integer> here = plan.placement().ranksOf(node);
        List<String> commands = new ArrayList<>();
        List<QueuedProcess.Listener> listeners = new ArrayList<>();
        for (int rank : here) {
            Map<String, String> variables = new LinkedHashMap<>();
            post.address().ifPresent(own -> variables.put("MPIR_CVAR_CH3_INTERFACE_HOSTNAME", own));
            variables.put("MPI_LOCALNRANKS", Integer.toString(here.size()));
            variables.put("MPI_LOCALRANKID", Integer.toString(here.indexOf(rank)));
            variables.putAll(server.variables(rank, ports.get(node).getAsInt()));
            commands.add(DirectScript.rank(mark, plan, rank, variables));
            listeners.add(new Part(rank));
        }
        nodes.begin(node, commands, listeners);
    }

    @Override
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public boolean isTelling(List<NodePost> posts) {
        return false;
    }

    @Override
    public boolean isDirect() {
        return true;
    }

    @Override
    public void ending() {
        ending = true;
    }

    private void ended(int rank, ExitStatus status) {
        left--;
        worst = worst.max(status);
        ranks.ended(rank, status, !ending);
        if (!ending) {
            Optional<String> cause = server.ended(rank, status);
            cause.filter(text -> !isSignal(status))
                    .ifPresent(text -> ranks.end().breaks(rank, text));
            if (cause.isPresent() || isSignal(status)) {
                nodes.failed();
            }
        }
        if (left == 0) {
            nodes.ended(worst);
        }
    }

    private static boolean isSignal(ExitStatus status) {
        return status.code() > 128 && status.code() < 193;
    }

    /** One rank. */
    private final class Part implements QueuedProcess.Listener {
        private final int rank;
        private boolean heard;

        Part(int rank) {
            this.rank = rank;
        }

        @Override
        public void output(Stream stream, Bytes bytes) {
            if (!heard && ending) {
                nodes.late();
            }
            heard = true;
            ranks.output(rank, stream, bytes.toArray());
        }

        @Override
        public void ended(ExitStatus status, String lost) {
            if (!lost.isEmpty()) {
                nodes.lost(plan.placement().node(rank), lost);
            }
            DirectLaunch.this.ended(rank, status);
        }
    }
}
