package pish.mpi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import pish.exec.Cancellation;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Links;
import pish.exec.ProcessActivity;
import pish.exec.QueuedProcess;
import pish.exec.Rank;
import pish.transport.Bytes;
import pish.transport.ChannelUse;
import pish.transport.ExitStatus;
import pish.transport.ShellQuoting;
import pish.transport.Stream;

/** An MPI job that Slurm runs: srun on one node, by way of which all ranks print, on whichever nodes Slurm has put them. */
final class SlurmRun extends ProcessActivity {
    /** How long ranks may take to end once they are asked to. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** How long Slurm may take to end a job. */
    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What Open MPI's library itself prints where no mpiexec does. */
    private static final Pattern ABORTING = Pattern.compile("MPI_ABORT was invoked on rank .*|with errorcode .*");

    private static final int GIVING_UP = 3;
    private static final int SIGNALLED = 128;
    private static final ExitStatus MISSING = new ExitStatus(127);

    private final MpiPlan plan;
    private final MpiJob job;
    private final RankMark mark = RankMark.next();
    private final Ranks ranks;
    private final SlurmFaults faults;
    private final SlurmWords words = new SlurmWords();
    private final SlurmJob slurm;
    private final Map<Stream, SlurmOutput> outputs = new LinkedHashMap<>();
    private final List<String> placed = new ArrayList<>();
    private QueuedProcess srun;
    private Optional<ExitStatus> status = Optional.empty();
    private int presses;
    private long killAt;
    private boolean killed;
    private boolean refused;
    private boolean moved;
    private boolean over;

    /** Prepares it. */
    SlurmRun(
            MpiPlan plan,
            MpiJob job,
            Optional<RankFiles> files,
            Links links,
            EventHandler handler,
            Cancellation cancellation) {
        super(links, handler, cancellation);
        this.plan = plan;
        this.job = job;
        this.faults = new SlurmFaults(plan);
        this.ranks = new Ranks(job, mark, new OwnText((stream, line) -> {}), new RankLog(files, this::tell));
        this.slurm = new SlurmJob(plan.hub(), mark, links, this::script, this::emit);
        for (Stream stream : Stream.values()) {
            outputs.put(stream, new SlurmOutput(mark, new Parts(stream)));
        }
    }

    @Override
    protected void begin() {
        // before Slurm has put a rank anywhere it is srun's
        job.tracks().stream().filter(track -> !SrunCommand.isPlaced(plan)).forEach(track -> track.place(plan.hub()));
        emit(new Event.Started(Rank.all(plan.placement().ranks()), job.line(), places()));
        srun = script(plan.hub(), ChannelUse.WORK, SlurmScript.start(plan, mark), new Srun());
    }

    private QueuedProcess script(String node, ChannelUse use, String script, QueuedProcess.Listener listener) {
        return start(node, use, ShellQuoting.script(script), new byte[0], listener);
    }

    private Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        for (int rank = 0; rank < job.tracks().size(); rank++) {
            places.put(Rank.name(rank), job.tracks().get(rank).node());
        }
        return places;
    }

    /** Tells what ranks do, and before that where they are. */
    private void tell(Event event) {
        if (moved) {
            moved = false;
            emit(new Event.Placed(places()));
        }
        emit(event);
    }

    /** Takes a line of Slurm's. */
    private void own(String line) {
        Optional<String> queued = words.queued(line);
        queued.ifPresent(slurm::queued);
        if (!SlurmWords.isCommon(line)) {
            ranks.end().own(line);
        }
    }

    private void said(char letter, String text) {
        String[] parts = text.split(" ");
        if (letter == 'h') {
            SlurmWord.read(text).ifPresent(this::begun);
        } else if (parts[0].matches("[0-9]{1,7}")
                && Integer.parseInt(parts[0]) < job.tracks().size()) {
            said(letter, Integer.parseInt(parts[0]), parts);
        }
    }

    private void said(char letter, int rank, String[] parts) {
        RankTrack track = job.tracks().get(rank);
        if (letter == 's'
                && parts.length == 3
                && parts[1].matches("[0-9]{1,10}")
                && parts[2].matches("[\\w.-]{1,64}")) {
            slurm.runs(parts[1]);
            track.place(parts[2]);
            placed.add(parts[2]);
            moved = true;
        } else if ((letter == 'd' || letter == 'n') && parts.length == 2) {
            faults.add(letter, rank, track.node(), parts[1]);
        }
    }

    private void begun(SlurmWord word) {
        slurm.begun(word, System.nanoTime());
        Optional<String> fault = word.fault(plan);
        fault.ifPresent(text -> {
            refused = true;
            emit(new Event.Message(Event.Severity.ERROR, text));
            kill();
        });
        if (presses > 0) {
            kill();
        }
    }

    /** Looks whether a rank has ended in such a way that the others would wait for it for ever. */
    private void look(int rank) {
        boolean breaks = job.tracks()
                .get(rank)
                .said()
                .filter(how -> !how.ok())
                .filter(how -> how.code() > SIGNALLED || slurm.isLinked())
                .isPresent();
        if (breaks && !killed && killAt == 0) {
            kill();
        }
    }

    @Override
    protected void pressed() {
        presses++;
        ranks.interrupt();
        if (presses >= GIVING_UP) {
            kill();
            srun.close();
            settle(ExitStatus.INTERRUPTED);
            over = true;
        } else if (presses == 1 && slurm.isRunning()) {
            slurm.signal("INT");
            killAt = System.nanoTime() + GRACE_NANOS;
        } else {
            kill();
        }
    }

    private void kill() {
        ranks.ending();
        slurm.kill();
        killed = true;
        killAt = System.nanoTime() + END_NANOS;
    }

    @Override
    protected void tick(long now) {
        if (status.isPresent()) {
            return;
        }
        slurm.tick(now);
        if (killAt != 0 && now - killAt > 0) {
            if (killed) {
                srun.close();
                settle(ExitStatus.UNREACHABLE);
            } else {
                kill();
            }
        }
    }

    private void settle(ExitStatus how) {
        if (status.isPresent()) {
            return;
        }
        status = Optional.of(how);
        outputs.values().forEach(SlurmOutput::end);
        ranks.outputEnds();
        boolean began = slurm.isRunning();
        if (!began && presses == 0) {
            ranks.fail(refused ? MISSING : how.ok() ? MISSING : how);
        }
        ranks.settle(how, presses > 0);
        ranks.flush();
        if (presses == 0 && !refused) {
            explain(how);
        }
        slurm.end();
        if (how.ok() && ranks.allOk()) {
            over = true;
        } else {
            slurm.sweep(placed);
        }
    }

    private void explain(ExitStatus how) {
        List<String> causes = new ArrayList<>(faults.messages());
        if (causes.isEmpty()) {
            words.reason().ifPresent(causes::add);
        }
        if (causes.isEmpty()) {
            causes.addAll(Verdict.of(plan, how, ranks.end(), List.of()));
        }
        causes.forEach(text -> emit(new Event.Message(Event.Severity.ERROR, text)));
        Mpi mpi = slurm.linked().or(() -> plan.request().own().mpi()).orElse(Mpi.MPICH);
        ranks.end().hints().of(plan, mpi).forEach(text -> emit(new Event.Message(Event.Severity.WARNING, text)));
    }

    @Override
    protected boolean isOver() {
        over |= slurm.isSwept();
        return over;
    }

    /** Takes what comes of srun. */
    private final class Srun implements QueuedProcess.Listener {
        @Override
        public void output(Stream stream, Bytes bytes) {
            outputs.get(stream).add(bytes.toArray());
        }

        @Override
        public void ended(ExitStatus code, String lost) {
            if (!lost.isEmpty() && status.isEmpty()) {
                emit(new Event.Message(Event.Severity.ERROR, plan.hub() + ": " + lost + "; srun ran there"));
            }
            settle(code);
        }
    }

    private final class Parts implements SlurmOutput.Parts {
        private final Stream stream;

        Parts(Stream stream) {
            this.stream = stream;
        }

        @Override
        public void rank(int rank, byte[] bytes) {
            if (rank < job.tracks().size()) {
                ranks.output(rank, stream, bytes);
                String text = new String(bytes, StandardCharsets.UTF_8).strip();
                if (stream == Stream.STDERR && ABORTING.matcher(text).matches()) {
                    ranks.end().own(text);
                }
                look(rank);
            }
        }

        @Override
        public void said(char letter, String text) {
            SlurmRun.this.said(letter, text);
        }

        @Override
        public void own(String line) {
            SlurmRun.this.own(line);
        }
    }
}
