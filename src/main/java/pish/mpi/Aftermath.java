package pish.mpi;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import pish.exec.Event;
import pish.transport.ChannelUse;
import pish.transport.ExitStatus;

/**
 * What is said of a job that has ended: who failed first, of what, and what helps. Where that is a rank that was killed, and pish
 * did not, its node is asked before whether the kernel did.
 */
final class Aftermath {
    /** A node that takes longer to answer has nothing to say. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final double NANOS = 1e9;

    private final MpiPlan plan;
    private final Ranks ranks;
    private final List<NodePost> posts;
    private final Consumer<Event> events;
    private final long begun = System.nanoTime();
    private Optional<OomQuestion> question = Optional.empty();
    private long asked;
    private ExitStatus status = ExitStatus.OK;
    private Mpi mpi = Mpi.MPICH;

    /** Prepares it for a job that is about to begin. */
    Aftermath(MpiPlan plan, Ranks ranks, List<NodePost> posts, Consumer<Event> events) {
        this.plan = plan;
        this.ranks = ranks;
        this.posts = posts;
        this.events = events;
    }

    /**
     * Says it, or asks before that.
     *
     * @param how how mpiexec has ended, or the ranks without it
     * @param whose the MPI that it was
     * @param connected returns whether a node is connected
     */
    void begin(ExitStatus how, Mpi whose, Predicate<String> connected, Leftovers.Starter starter) {
        status = how;
        mpi = whose;
        Optional<RankState> killed =
                ranks.end().killed().filter(rank -> rank.pid() > 0).filter(rank -> connected.test(rank.node()));
        if (killed.isEmpty()) {
            say();
            return;
        }
        OomQuestion asking = new OomQuestion();
        question = Optional.of(asking);
        asked = System.nanoTime();
        starter.start(killed.get().node(), ChannelUse.WORK, KernelLog.SCRIPT, asking);
    }

    /** Returns whether nothing is left to be said, once what can be said by now has been. */
    boolean isSaid() {
        if (question.isPresent()) {
            long now = System.nanoTime();
            if (question.get().isOver()) {
                question.get()
                        .log()
                        .ifPresent(log -> ranks.end().kernelSays(log, plan::program, (asked - begun) / NANOS, asked));
            }
            if (question.get().isOver() || now - asked > PATIENCE_NANOS) {
                question = Optional.empty();
                say();
            }
        }
        return question.isEmpty();
    }

    private void say() {
        Verdict.of(plan, status, ranks.end(), posts)
                .forEach(text -> events.accept(new Event.Message(Event.Severity.ERROR, text)));
        ranks.end()
                .hints()
                .of(plan, mpi)
                .forEach(text -> events.accept(new Event.Message(Event.Severity.WARNING, text)));
    }
}
