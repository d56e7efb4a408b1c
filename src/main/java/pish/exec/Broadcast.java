package pish.exec;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
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

/**
 * One command on many nodes at once: sends it to every shell, drains what comes back on the calling thread, and ends when
 * every node has ended. Asks, stops and times out on the way.
 */
public final class Broadcast {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** How long a node that did not answer the last time may take to answer now; one that is back takes far less. */
    private static final long KNOWN_DOWN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long ANSWER_SECONDS = 120;

    private final Links links;
    private final NodeSet nodes;
    private final String command;
    private final BroadcastOptions options;
    private final EventHandler handler;
    private final Asker asker;
    private final Cancellation cancellation;
    private final EventQueue queue = new EventQueue();
    private final Set<NodeRun> active = new LinkedHashSet<>();
    private final Queue<NodeRun> waiting = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final Admission admission;
    private final SudoAdmission sudo;
    private final Stops stops;
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
        this.options = options;
        this.handler = handler;
        this.asker = asker;
        this.cancellation = cancellation;
        this.admission = new Admission(links.transport(), asker, this::begin, this::giveUp);
        this.sudo = new SudoAdmission(links, queue, asker, new Line());
        this.stops = new Stops(options.timeout(), links, queue::wake);
    }

    /**
     * Runs the command to its end on every node.
     *
     * @throws InterruptedException if the thread is interrupted; the command then goes on unobserved
     */
    public void run() throws InterruptedException {
        links.busy();
        begunNanos = System.nanoTime();
        heeded = cancellation.presses();
        cancellation.onRequest(queue::wake);
        handler.handle(new Event.Started(nodes, command));
        int index = 0;
        for (String name : nodes) {
            ShellLine line = new ShellLine(command, index++, nodes.size());
            Link link = links.to(name);
            boolean asRoot = options.where() == BroadcastOptions.Where.ROOT_SHELL;
            waiting.add(new NodeRun(this, queue, asRoot ? link.asRoot() : link, line));
        }
        fill();
        while (!active.isEmpty() || !stops.isSettled() || !sudo.isSettled()) {
            queue.take(System.nanoTime() + TICK_NANOS, handler);
            heed();
            tick();
        }
        cancellation.onRequest(() -> {});
        admission.close();
        notices.tell(handler);
        sudo.close();
        over();
        links.refreshWhenIdle(nodes);
    }

    private void tick() {
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

    /** Begins as many nodes as may run at once: those that are ready first, on this thread, since that is fastest. */
    private void fill() {
        List<NodeRun> cold = new ArrayList<>();
        while (!waiting.isEmpty() && (options.atOnce() == 0 || active.size() < options.atOnce())) {
            NodeRun run = waiting.remove();
            active.add(run);
            if (run.link.isReady()) {
                run.send();
            } else {
                cold.add(run);
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
        return options.where();
    }

    private void giveUp(NodeRun run, String reason) {
        end(run, new Event.Unreachable(run.name(), reason));
    }

    /** A node has ended; on the draining thread. */
    void finished(NodeRun run, Event event) {
        run.link.account().news().ifPresent(news -> notices.add(run.name(), news));
        end(run, event);
    }

    private void end(NodeRun run, Event event) {
        if (!active.remove(run)) {
            return;
        }
        sudo.ended(run);
        handler.handle(event);
        fill();
    }

    /** Acts on what Ctrl-C asks for since the last time. */
    private void heed() {
        if (cancellation.presses() == heeded) {
            return;
        }
        heeded = cancellation.presses();
        stops.ask();
        List<NodeRun> unsent = new ArrayList<>(waiting);
        waiting.clear();
        active.addAll(unsent);
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
            return waiting;
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
