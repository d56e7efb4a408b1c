package pish.exec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import pish.node.NodeSet;
import pish.transport.ConnectFailure;
import pish.transport.ExitStatus;
import pish.transport.PasswordRequest;
import pish.transport.Refusal;
import pish.transport.ShellKind;
import pish.transport.ShellLine;
import pish.transport.ShellVariables;

/**
 * One command on many nodes at once: sends it to every shell, drains what comes back on the calling thread, and ends when
 * every node has ended. Asks, stops and times out on the way.
 */
public final class Broadcast implements Activity {
    /** How long events are waited for before time is looked at. */
    static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** How long a node's shell may take to say what one beside it is to begin with. */
    private static final long COPY_NANOS = TimeUnit.SECONDS.toNanos(3);
    /** How long a node that did not answer the last time may take to answer now; one that is back takes far less. */
    private static final long KNOWN_DOWN_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long nodes that do not answer may keep a command from going to the background. */
    private static final long CONNECTING_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long ANSWER_SECONDS = 120;

    private final Links links;
    private final NodeSet nodes;
    private final String command;
    private final EventHandler handler;
    private final Asker asker;
    private final Cancellation cancellation;
    private final EventQueue queue = new EventQueue();
    private final Set<NodeRun> active = new LinkedHashSet<>();
    private final Notices notices = new Notices();
    private final Turns turns;
    private final boolean endsMachines;
    private final ShellVariables variables;
    private final Admission admission;
    private final SudoAdmission sudo;
    private final Stops stops;
    private volatile BroadcastOptions.Where where;
    private long begunNanos;
    private int heeded;
    private boolean over;

    /**
     * Prepares a command.
     *
     * @param nodes where to run it, at least one node
     * @param command shell text, verbatim
     * @param handler takes every event, on the thread that calls {@link #run}
     * @param asker answers questions, on that thread
     * @param cancellation carries Ctrl-C
     */
    public Broadcast(
            Links links,
            NodeSet nodes,
            String command,
            BroadcastOptions options,
            EventHandler handler,
            Asker asker,
            Cancellation cancellation) {
        this.links = links;
        this.nodes = nodes;
        this.command = command;
        this.handler = handler;
        this.asker = asker;
        this.cancellation = cancellation;
        this.admission = new Admission(links.transport(), asker, this::begin, this::giveUp);
        this.turns = new Turns(options);
        this.where = options.where();
        this.endsMachines = options.endsMachines();
        this.variables = options.variables();
        this.sudo = new SudoAdmission(links, queue, asker, new Line());
        this.stops = new Stops(options.timeout(), links, queue::wake);
    }

    /**
     * Runs the command to its end on every node, or until it is to go on in the background. Once it has ended this must not
     * be called again; before, it goes on with it, on any thread.
     *
     * @return whether it has ended
     * @throws InterruptedException if the thread is interrupted; the command then goes on unobserved
     */
    public boolean run() throws InterruptedException {
        return run(TICK_NANOS);
    }

    @Override
    public boolean run(long tickNanos) throws InterruptedException {
        cancellation.onRequest(queue::wake);
        if (begunNanos == 0) {
            begin();
        }
        while (!isOver() && !cancellation.takeSuspension()) {
            queue.take(System.nanoTime() + tickNanos, handler);
            heed();
            tick();
        }
        cancellation.onRequest(() -> {});
        if (!isOver()) {
            return false;
        }
        admission.close();
        notices.tell(handler);
        sudo.close();
        over();
        if (!where.isAside()) {
            links.refreshWhenIdle(nodes);
        }
        return true;
    }

    private void begin() {
        if (!where.isAside()) {
            links.busy();
        }
        begunNanos = System.nanoTime();
        heeded = cancellation.presses();
        handler.handle(new Event.Started(nodes, command));
        int index = 0;
        for (String name : nodes) {
            ShellLine line = new ShellLine(command, index++, nodes.size(), variables);
            NodeRun run =
                    new NodeRun(this, queue, where.isRoot() ? links.to(name).asRoot() : links.to(name), line);
            turns.add(run);
            if (where.isAside()) {
                run.copyState(links.workers(), COPY_NANOS);
            }
        }
        fill();
    }

    private boolean isOver() {
        return active.isEmpty() && turns.isEmpty() && stops.isSettled() && sudo.isSettled();
    }

    @Override
    public void moveAside() {
        if (where.aside() == where) {
            return;
        }
        List<NodeRun> unbegun = new ArrayList<>(turns.waiting());
        active.stream().filter(run -> !run.hasBegun()).forEach(unbegun::add);
        unbegun.forEach(run -> run.copyState(links.workers(), COPY_NANOS));
        where = where.aside();
        active.stream().filter(NodeRun::hasBegun).forEach(run -> run.link.leave(run.shell()));
    }

    @Override
    public boolean isUnderWay() {
        boolean begun = active.stream().allMatch(NodeRun::hasBegun)
                && turns.waiting().stream().allMatch(NodeRun::hasCopy);
        return !admission.isWaiting() && (begun || System.nanoTime() - begunNanos > CONNECTING_NANOS);
    }

    private void tick() {
        fill();
        long now = System.nanoTime();
        int connecting = 0;
        for (NodeRun run : active) {
            connecting += run.hasBegun() ? 0 : 1;
            stops.checkTime(run, now);
            run.endIfLate(now, links.workers());
            run.probe(now, links.workers());
        }
        stops.tick(now);
        handler.tick(now);
        admission.tick(connecting);
        sudo.tick();
        for (String remark : links.transport().remarks()) {
            handler.handle(new Event.Message(Event.Severity.WARNING, remark));
        }
        if (now - begunNanos > KNOWN_DOWN_NANOS) {
            dropKnownDown();
        }
    }

    /** Waits no longer for nodes that were down before this line; connecting to them goes on, for the next one. */
    private void dropKnownDown() {
        for (NodeRun run : List.copyOf(active)) {
            Optional<String> reason = run.hasBegun() ? Optional.empty() : run.link.unreachable();
            if (reason.isPresent() && run.cancel()) {
                giveUp(run, reason.get() + ", as before");
            }
        }
    }

    /** Asks a person what a node asks; called on a connecting thread, which waits for the answer. */
    char[] ask(NodeRun run, String prompt, boolean echo) {
        CompletableFuture<char[]> answer = new CompletableFuture<>();
        queue.run(
                run.name(),
                () -> answer.complete(
                        active.contains(run)
                                ? asker.answer(run.name() + ": " + prompt + " ", echo)
                                        .orElse(null)
                                : null));
        return answer.completeOnTimeout(null, ANSWER_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Begins the nodes whose turn it is: those that are ready first, on this thread, since that is fastest. */
    private void fill() {
        List<NodeRun> cold = new ArrayList<>();
        List<NodeRun> due = turns.due(System.nanoTime(), active.size());
        active.addAll(due);
        for (NodeRun run : due) {
            if (where.isAside() || !run.link.isReady()) {
                cold.add(run);
            } else {
                run.send();
            }
        }
        cold.forEach(this::begin);
    }

    private void begin(NodeRun run) {
        links.openers().execute(run::connectAndSend);
    }

    /** A node's connection is open; on the draining thread. */
    void joined(NodeRun run, Link.Joined how) {
        if (how != Link.Joined.BEFORE) {
            handler.handle(how == Link.Joined.AGAIN ? new Event.Rejoined(run.name()) : new Event.Connected(run.name()));
        }
        admission.accepted(run);
    }

    /** A node's shell had ended before it read the command; on the draining thread. */
    void unread(NodeRun run) {
        retry(run, run.takeBack(), "its shell ends at once");
    }

    /** A node's account has not taken the command; on the draining thread. */
    void refused(NodeRun run, Refusal refusal) {
        // what was meant for root's shell must never run in the account's
        boolean again = refusal.kind() != ShellKind.ROOT && run.link.account().refused(refusal);
        retry(run, again, refusal.reason());
    }

    private void retry(NodeRun run, boolean again, String reason) {
        if (run.forced() != null || stops.asked()) {
            ExitStatus status = run.forced() == null ? ExitStatus.INTERRUPTED : run.forced();
            end(run, new Event.Exited(run.name(), status, Duration.ZERO, ""));
        } else if (again && active.contains(run)) {
            run.again();
            if (where.isAside()) {
                // it may have begun in the node's own shell, before this became a job
                run.copyState(links.workers(), COPY_NANOS);
            }
            begin(run);
        } else {
            giveUp(run, reason);
        }
    }

    /** A node could not be reached; on the draining thread. */
    void failed(NodeRun run, ConnectFailure failure) {
        if (active.contains(run) && !admission.park(run, failure)) {
            giveUp(run, failure.getMessage());
        }
    }

    BroadcastOptions.Where where() {
        return where;
    }

    private void giveUp(NodeRun run, String reason) {
        end(run, new Event.Unreachable(run.name(), reason));
    }

    /** A node has ended; on the draining thread. */
    void finished(NodeRun run, Event event) {
        run.link.account().ran();
        if (!where.isAside()) {
            // a job has nobody to tell, and nothing of it would last anyway: the next line of the node's own shell
            // tells
            run.link.account().news().ifPresent(news -> notices.add(run.name(), news));
        }
        boolean meant = endsMachines && event instanceof Event.Lost;
        end(run, meant ? new Event.Exited(run.name(), ExitStatus.OK, ((Event.Lost) event).elapsed(), "") : event);
    }

    private void end(NodeRun run, Event event) {
        if (!active.remove(run)) {
            return;
        }
        sudo.ended(run);
        handler.handle(event);
        if (run.hasBegun() && !run.link.keeps(run.shell())) {
            links.close(run.shell());
        }
        turns.ended(Ending.of(event).filter(Ending::ok).isPresent(), System.nanoTime(), active.size());
        if (active.isEmpty() && turns.tooMany() > 0 && !turns.isEmpty()) {
            skip();
        }
        fill();
    }

    private void skip() {
        int failed = turns.tooMany();
        String why = failed == 1 ? "1 node failed" : failed + " nodes failed";
        NodeSet left = NodeSet.of(turns.takeAll().stream().map(NodeRun::name).toList());
        handler.handle(new Event.Skipped(left, why));
    }

    /** Acts on what Ctrl-C asks for since the last time. */
    private void heed() {
        if (cancellation.presses() == heeded) {
            return;
        }
        while (heeded < cancellation.presses()) {
            heeded++;
            stops.ask();
        }
        active.addAll(turns.takeAll());
        for (NodeRun run : List.copyOf(active)) {
            if (!run.cancel()) {
                stop(run);
            } else {
                end(run, new Event.Exited(run.name(), ExitStatus.INTERRUPTED, Duration.ZERO, ""));
            }
        }
        sudo.stop();
    }

    private void stop(NodeRun run) {
        if (!sudo.leave(run)) {
            stops.stop(run);
        }
    }

    /** A program of the command wants a password; on any thread, also after the command's end. */
    void asked(NodeRun run, PasswordRequest request) {
        synchronized (queue) {
            if (!over && !request.leftBehind()) {
                queue.run(run.name(), () -> sudo.asked(run, request));
                return;
            }
        }
        SudoAnswer.late(run.link, request, links.passwords(), links.workers());
    }

    /** Answers what was asked last; from now on, nobody drains the queue. */
    private void over() throws InterruptedException {
        synchronized (queue) {
            over = true;
        }
        queue.take(System.nanoTime(), handler);
    }

    /** The line as sudo's questions see it. */
    private final class Line implements SudoLine {
        @Override
        public Collection<NodeRun> running() {
            return active;
        }

        @Override
        public Collection<NodeRun> toCome() {
            return turns.waiting();
        }

        @Override
        public boolean isInterrupted() {
            return cancellation.presses() != heeded;
        }

        @Override
        public void complain(String text) {
            handler.handle(new Event.Message(Event.Severity.ERROR, text));
        }
    }
}
