package pish.mpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import pish.exec.QueuedProcess;
import pish.node.NodeSet;
import pish.transport.Bytes;
import pish.transport.ChannelUse;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** Sees to it that a job leaves nothing behind on its nodes: while it lasts a watcher, and after an end that was not good a sweep. */
final class Leftovers {
    /** Takes nothing of what a script does. */
    static final QueuedProcess.Listener NOTHING = new QueuedProcess.Listener() {
        @Override
        public void output(Stream stream, Bytes bytes) {
            // a kill has nothing to say
        }

        @Override
        public void ended(ExitStatus status, String lost) {
            // what was to be killed tells by its own end
        }
    };

    private final MpiPlan plan;
    private final RankMark mark;
    private final String folder;
    private final Predicate<String> connected;
    private final Starter starter;
    private final Watch watch = new Watch();
    private Optional<Sweep> sweep = Optional.empty();

    /** Starts scripts on nodes. */
    interface Starter {
        /** Starts one on a node that is connected. */
        QueuedProcess start(String node, ChannelUse use, String script, QueuedProcess.Listener listener);
    }

    /**
     * Makes it.
     *
     * @param folder what the relays' folders begin with
     * @param connected returns whether a node is connected
     */
    Leftovers(MpiPlan plan, RankMark mark, String folder, Predicate<String> connected, Starter starter) {
        this.plan = plan;
        this.mark = mark;
        this.folder = folder;
        this.connected = connected;
        this.starter = starter;
    }

    /** Looks at the time while the job runs. */
    void tick(long now) {
        watch.tick(now, this::watchers);
    }

    /** Starts, on each node, what ends the job's processes if pish should be heard of no more. */
    private List<QueuedProcess> watchers() {
        return plan.placement().nodes().stream()
                .filter(connected)
                .map(node -> starter.start(
                        node, ChannelUse.WORK, RankScript.watch(mark, Relay.folder(folder, node)), NOTHING))
                .toList();
    }

    /** Sends a signal to all of the job's processes. */
    void signal(String name) {
        plan.placement().nodes().stream()
                .filter(connected)
                .forEach(node -> starter.start(node, ChannelUse.KILL, RankScript.signal(mark, name), NOTHING));
    }

    /** Says that the job has ended. */
    void end() {
        watch.end();
    }

    /** Ends what is left. */
    void sweep() {
        Sweep begun = new Sweep();
        sweep = Optional.of(begun);
        plan.placement().nodes().union(NodeSet.of(plan.hub())).stream()
                .filter(connected)
                .forEach(node -> starter.start(
                        node, ChannelUse.KILL, RankScript.sweep(mark, Relay.folder(folder, node)), begun.on(node)));
    }

    /** Returns whether a sweep has come to an end. */
    boolean isSwept() {
        return sweep.filter(Sweep::isOver).isPresent();
    }

    /** Tells, once, on which nodes it is not known that nothing is left, by the reason. */
    void tell(BiConsumer<NodeSet, String> doubts) {
        Map<String, NodeSet> unsure = new LinkedHashMap<>();
        sweep.ifPresent(
                one -> one.unsure().forEach((node, why) -> unsure.merge(why, NodeSet.of(node), NodeSet::union)));
        sweep = Optional.empty();
        unsure.forEach((why, nodes) -> doubts.accept(nodes, why));
    }
}
