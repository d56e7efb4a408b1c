package pish.mpi;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.exec.Event;
import pish.exec.Links;
import pish.exec.QueuedProcess;
import pish.transport.Bytes;
import pish.transport.ChannelUse;
import pish.transport.ExitStatus;
import pish.transport.LinkState;
import pish.transport.Stream;

/** A job as Slurm knows it: asks for its place in the queue, and has it ended, from the node of srun. */
final class SlurmJob {
    /** Jobs that begin within this time have not waited. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How often the queue is asked for, which costs all who use the cluster a moment. */
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final Pattern STATE = Pattern.compile("([0-9]{1,10}) ([A-Z_]{1,20}) ([^\\p{Cntrl}]{1,200})");

    private final String hub;
    private final RankMark mark;
    private final Links links;
    private final Leftovers.Starter starter;
    private final Consumer<Event> events;
    private final Watch watch = new Watch();
    private Optional<SlurmWord> word = Optional.empty();
    private Optional<Sweep> sweep = Optional.empty();
    private String number = "";
    private boolean running;
    private boolean waiting;
    private boolean killWanted;
    private long askAt;

    SlurmJob(String hub, RankMark mark, Links links, Leftovers.Starter starter, Consumer<Event> events) {
        this.hub = hub;
        this.mark = mark;
        this.links = links;
        this.starter = starter;
        this.events = events;
    }

    /** Takes what srun's node says before it becomes srun. */
    void begun(SlurmWord newWord, long now) {
        word = Optional.of(newWord);
        askAt = now + PATIENCE_NANOS;
        if (killWanted) {
            kill();
        }
    }

    /** Takes that it has a number, and has to wait. */
    void queued(String newNumber) {
        number = newNumber;
        events.accept(new Event.Message(
                Event.Severity.INFO, "Slurm's job " + number + " waits for nodes; Ctrl-C withdraws it"));
        waits("in Slurm's queue");
    }

    private void waits(String why) {
        waiting = true;
        events.accept(new Event.Waiting(why));
    }

    /** Takes that a rank of it has begun. */
    void runs(String newNumber) {
        number = newNumber;
        running = true;
        if (waiting) {
            waiting = false;
            events.accept(new Event.Waiting(""));
        }
    }

    /** Returns whether any rank has begun. */
    boolean isRunning() {
        return running;
    }

    /** Returns which MPI the program is linked to, if it is to one. */
    Optional<Mpi> linked() {
        return word.flatMap(SlurmWord::linked);
    }

    /** Returns whether the program is one of MPI's, of which each waits for the others. */
    boolean isLinked() {
        return linked().isPresent();
    }

    /** Sends a signal to the ranks. */
    void signal(String name) {
        run(word -> SlurmScript.signal(word, number, name));
    }

    /** Ends it, as soon as that can be. */
    void kill() {
        killWanted = word.isEmpty();
        run(word -> SlurmScript.kill(word, number));
    }

    private void run(Function<SlurmWord, String> script) {
        word.filter(one -> isUp(hub))
                .ifPresent(one -> starter.start(hub, ChannelUse.KILL, script.apply(one), Leftovers.NOTHING));
    }

    private boolean isUp(String node) {
        return links.state(node) == LinkState.UP;
    }

    /** Looks at the time while srun runs. */
    void tick(long now) {
        if (word.isEmpty() || !isUp(hub)) {
            return;
        }
        watch.tick(now, this::watchers);
        if (!running && now - askAt > 0) {
            askAt = now + INTERVAL_NANOS;
            starter.start(hub, ChannelUse.WORK, SlurmScript.ask(word.get(), number), new Answer());
        }
    }

    private List<QueuedProcess> watchers() {
        String script = SlurmScript.watch(word.orElseThrow(), number);
        return List.of(starter.start(hub, ChannelUse.WORK, script, Leftovers.NOTHING));
    }

    /** Says that srun has ended. */
    void end() {
        watch.end();
        if (waiting) {
            events.accept(new Event.Waiting(""));
        }
    }

    /** Sees to it that nothing is left: in Slurm, and on those of some nodes that are connected anyhow. */
    void sweep(List<String> nodes) {
        Sweep begun = new Sweep();
        sweep = Optional.of(begun);
        if (isUp(hub) && word.filter(one -> one.state().equals("there")).isPresent()) {
            String script = SlurmScript.sweep(word.get(), number);
            starter.start(hub, ChannelUse.KILL, script, begun.on("Slurm on " + hub));
        }
        nodes.stream()
                .distinct()
                .filter(this::isUp)
                .forEach(node -> starter.start(
                        node, ChannelUse.KILL, RankScript.sweep(mark, "/tmp/pish-" + mark.digits()), begun.on(node)));
    }

    /** Returns whether that has come to an end; tells then what is in doubt. */
    boolean isSwept() {
        if (sweep.filter(Sweep::isOver).isEmpty()) {
            return false;
        }
        sweep.get()
                .unsure()
                .forEach((where, why) -> events.accept(new Event.Message(Event.Severity.WARNING, where + ": " + why)));
        sweep = Optional.empty();
        return true;
    }

    /** Takes how it is, and why it is not running. */
    private final class Answer implements QueuedProcess.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void output(Stream stream, Bytes bytes) {
            if (stream == Stream.STDOUT && text.length() < 1000) {
                text.append(bytes);
            }
        }

        @Override
        public void ended(ExitStatus status, String lost) {
            Matcher matcher = STATE.matcher(text.toString().strip());
            if (!running && matcher.matches()) {
                number = matcher.group(1);
                String reason = matcher.group(3).equals("None") ? "" : " (" + matcher.group(3) + ")";
                boolean queued = matcher.group(2).equals("PENDING");
                waits((queued ? "in Slurm's queue: " : "for Slurm's job " + number + ": ") + matcher.group(2) + reason);
            }
        }
    }
}
