package pish.mpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.exec.QueuedCaller;
import pish.transport.Bytes;
import pish.transport.Caller;
import pish.transport.ExitStatus;

/** The process manager of one job: hears its ranks and answers them. For the draining thread, but for {@link PmiDesk.Door}. */
final class PmiServer implements PmiDesk.Door, PmiSpace.Outbox {
    /** So many wrong numbers are somebody guessing, and not a program of a job that is over. */
    private static final int MOST_STRANGERS = 100;

    private final MpiPlan plan;
    private final PmiDesk desk;
    private final Job job;
    private final PmiSpace space;
    private final List<Long> ids = new ArrayList<>();
    private final Map<Integer, QueuedCaller> callers = new LinkedHashMap<>();
    private final List<Integer> gone = new ArrayList<>();
    private int strangers;
    private boolean lacking;

    /** The job, as this sees it. */
    interface Job {
        /** Returns what takes a program that has connected, for any thread; see {@code ProcessActivity.hear}. */
        Caller.Listener hear(Caller caller, QueuedCaller.Listener listener);

        /** Has something done on the draining thread; for any thread. */
        void later(Runnable action);

        /** A rank ends the job. */
        void aborts(int rank, int code);

        /** The job cannot go on, for a reason that is not a rank's. */
        void breaks(String reason);

        /** Something is worth telling. */
        void tells(String text);
    }

    PmiServer(MpiPlan plan, RankMark mark, PmiDesk desk, Job job) {
        this.plan = plan;
        this.desk = desk;
        this.job = job;
        Placement placement = plan.placement();
        this.space = new PmiSpace("kvs_" + mark.digits(), plan.programs(), placement.ranks(), mapping(placement), this);
    }

    /** Returns which ranks share nodes, as MPICH has it (mpir_nodemap.h): blocks of a node's number, nodes, and ranks on each. */
    static Optional<String> mapping(Placement placement) {
        List<String> names = new ArrayList<>();
        List<int[]> blocks = new ArrayList<>();
        int rank = 0;
        while (rank < placement.ranks()) {
            String node = placement.node(rank);
            int begin = rank;
            while (rank < placement.ranks() && placement.node(rank).equals(node)) {
                rank++;
            }
            if (!names.contains(node)) {
                names.add(node);
            }
            add(blocks, names.indexOf(node), rank - begin);
        }
        StringBuilder text = new StringBuilder("(vector");
        blocks.forEach(block -> text.append(",(" + block[0] + "," + block[1] + "," + block[2] + ")"));
        return Optional.of(text.append(')').toString());
    }

    private static void add(List<int[]> blocks, int node, int ranks) {
        int[] last = blocks.isEmpty() ? new int[3] : blocks.get(blocks.size() - 1);
        if (last[2] == ranks && last[0] + last[1] == node) {
            last[1]++;
        } else {
            blocks.add(new int[] {node, 1, ranks});
        }
    }

    /** Returns what a rank is to have in its environment, to find this. */
    Map<String, String> variables(int rank, int port) {
        long id = desk.expect(this, rank, plan.placement().node(rank));
        ids.add(id);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PMI_RANK", Integer.toString(rank));
        variables.put("PMI_SIZE", Integer.toString(plan.placement().ranks()));
        variables.put("PMI_PORT", "127.0.0.1:" + port);
        variables.put("PMI_ID", Long.toString(id));
        return variables;
    }

    /** Says that a rank has ended; returns why that ends the job, in words that follow the rank's name. */
    Optional<String> ended(int rank, ExitStatus status) {
        gone.add(rank);
        String with = "ended with " + status.code() + " without ";
        if (space.isOpen(rank)) {
            return Optional.of(with + "MPI_Finalize");
        }
        return space.isUnheard(rank) && space.isWaiting()
                ? Optional.of(with + "MPI_Init, in which others wait for it")
                : Optional.empty();
    }

    /** Says that the job is over. */
    void end() {
        desk.forget(ids);
        callers.values().forEach(QueuedCaller::close);
    }

    @Override
    public Caller.Listener enter(int rank, Caller caller) {
        return job.hear(caller, new Ear(rank));
    }

    @Override
    public void stranger(String node) {
        job.later(() -> {
            if (++strangers == MOST_STRANGERS) {
                job.breaks(node + ": programs that are none of the job's try to join it");
            }
        });
    }

    @Override
    public void send(int rank, String lines) {
        QueuedCaller caller = callers.get(rank);
        if (caller != null) {
            caller.write(PmiDesk.bytes(lines));
        }
    }

    @Override
    public void aborts(int rank, int code) {
        job.aborts(rank, code);
    }

    @Override
    public void lacks(int rank, String what) {
        if (!lacking) {
            lacking = true;
            job.tells("rank " + rank + " calls " + what + ", which mpiexec --launcher hydra offers");
        }
    }

    /** Hears one rank. */
    private final class Ear implements QueuedCaller.Listener {
        private final int rank;
        private final PmiReader reader;

        Ear(int rank) {
            this.rank = rank;
            this.reader = new PmiReader(this::command);
        }

        private void command(PmiLine line) {
            space.take(rank, line);
            // who is gone already will never come to where this one waits
            if (space.isWaiting() && gone.stream().anyMatch(space::isUnheard)) {
                job.breaks("rank " + rank + " waits in MPI_Init for ranks that have ended without it");
            }
        }

        @Override
        public void entered(QueuedCaller caller) {
            callers.put(rank, caller);
            space.enter(rank);
        }

        @Override
        public void input(Bytes bytes) {
            if (!reader.add(bytes.toArray())) {
                callers.get(rank).close();
                job.breaks("rank " + rank + " says what no rank of MPICH's would say");
            }
        }

        @Override
        public void closed() {
            callers.remove(rank);
        }
    }
}
