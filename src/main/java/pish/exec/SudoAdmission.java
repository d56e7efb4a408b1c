package pish.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import pish.transport.ExitStatus;
import pish.transport.PasswordRequest;

/**
 * Answers the sudos of one line that want a password. What the user gives goes to one node, and to the others only once
 * that one has accepted it. A node gets no password but one that was given for it, and no sudo gets two. Used on the
 * draining thread.
 */
final class SudoAdmission {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Links links;
    private final SudoPasswords passwords;
    private final EventQueue queue;
    private final SudoLine line;
    private final SudoAsking asking;
    private final SudoWaiting waiting = new SudoWaiting();
    private final List<SudoTrial> proven = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private SudoTrial trial;
    private int underWay;
    private boolean used;
    private boolean stopped;
    private boolean closed;
    private long lastAsked;

    /** Begins with nothing asked. */
    SudoAdmission(Links links, EventQueue queue, Asker asker, SudoLine line) {
        this.links = links;
        this.passwords = links.passwords();
        this.queue = queue;
        this.line = line;
        this.asking = new SudoAsking(passwords, asker, line);
    }

    /** Takes a request. */
    void asked(NodeRun run, PasswordRequest request) {
        if (closed) {
            SudoAnswer.late(run.link, request, passwords, links.workers());
            return;
        }
        if (!used) {
            used = true;
            passwords.hold();
        }
        SudoWaiting.One one = new SudoWaiting.One(run, request);
        if (answered.contains(one.id())) {
            passwords.refused(run.name());
            line.complain(run.name() + ": sudo wants another password than the one that sudo -v accepts there");
            refuse(one);
            return;
        }
        Optional<char[]> known = passwords.get(run.name());
        Optional<SudoTrial> given = proven.stream().filter(g -> g.isFor(run)).findFirst();
        if (known.isPresent()) {
            send(one, known.get(), null);
            Arrays.fill(known.get(), '\0');
        } else if (given.isPresent()) {
            send(one, given.get().password(), given.get());
        } else {
            park(one);
        }
    }

    private void park(SudoWaiting.One one) {
        if (stopped || !line.running().contains(one.run())) {
            refuse(one);
        } else {
            waiting.add(one);
            lastAsked = System.nanoTime();
        }
    }

    /** Asks the user if it is time to: when all nodes wait, or no more have come to wait for a while. */
    void tick() {
        if (waiting.isEmpty() || trial != null || stopped) {
            return;
        }
        Set<NodeRun> runs = waiting.runs();
        if (!runs.containsAll(line.running()) && System.nanoTime() - lastAsked < PATIENCE_NANOS) {
            return;
        }
        Set<NodeRun> group = asking.group(runs);
        Optional<SudoTrial> given = asking.ask(group);
        if (given.isPresent()) {
            trial = given.get();
            next();
        } else if (!line.isInterrupted()) {
            waiting.take(group::contains).forEach(this::refuse);
        }
    }

    /** Has the next node try the password that is on trial; forgets it where none waits. */
    private void next() {
        List<SudoWaiting.One> first = waiting.takeFirst(trial::isFor);
        first.forEach(one -> send(one, trial.password(), trial));
        if (first.isEmpty()) {
            dropTrial();
        }
    }

    private void dropTrial() {
        trial.clear();
        trial = null;
    }

    private void send(SudoWaiting.One one, char[] password, SudoTrial by) {
        underWay++;
        NodeRun run = one.run();
        SudoAnswer.send(
                run.link,
                one.request(),
                password,
                links.workers(),
                (result, reason) -> queue.run(run.name(), () -> sent(one, by, result, reason)));
    }

    private void sent(SudoWaiting.One one, SudoTrial by, SudoAnswer.Result result, String reason) {
        underWay--;
        switch (result) {
            case ACCEPTED -> accepted(one, by);
            case REFUSED -> refused(one, by);
            case GONE -> passOn(by);
            case FAILED -> {
                line.complain(one.run().name() + ": whether the sudo password is right there is not known: " + reason);
                refuse(one);
                passOn(by);
            }
        }
    }

    private void accepted(SudoWaiting.One one, SudoTrial by) {
        answered.add(one.id());
        if (by == null) {
            return;
        }
        by.accepted();
        passwords.accepted(one.run().link.node(), by.password());
        if (by == trial) {
            trial = null;
            proven.add(by);
            waiting.take(by::isFor).forEach(other -> send(other, by.password(), by));
        }
    }

    private void refused(SudoWaiting.One one, SudoTrial by) {
        passwords.refused(one.run().name());
        waiting.refusedBy(one.run());
        boolean elsewhereAccepted = by != null && by.refusedBy(one.run());
        if (elsewhereAccepted) {
            passwords.differs(one.run().name());
        } else {
            asking.refusedBy(one.run());
        }
        if (by != null && by == trial) {
            dropTrial();
        }
        park(one);
    }

    /** Goes on where a trial came to nothing. */
    private void passOn(SudoTrial by) {
        if (by != null && by == trial) {
            next();
        }
    }

    private void refuse(SudoWaiting.One one) {
        SudoAnswer.refuse(one.run().link, one.request(), links.workers(), "");
    }

    /** A node's line has ended. */
    void ended(NodeRun run) {
        waiting.take(run::equals).forEach(this::refuse);
    }

    /**
     * Stops the line of a node where sudo waits; returns whether one does. SIGINT is not for that: for want of a password
     * sudo only fails, and the line would go on.
     */
    boolean leave(NodeRun run) {
        List<SudoWaiting.One> taken = waiting.take(run::equals);
        int shell = run.hasBegun() ? run.shell().processId() : 0;
        for (SudoWaiting.One one : taken) {
            run.force(ExitStatus.INTERRUPTED);
            SudoAnswer.refuse(run.link, one.request(), links.workers(), shell == 0 ? "" : "kill -HUP " + shell + "; ");
        }
        return !taken.isEmpty();
    }

    /** The line is to stop: nobody is asked any more. */
    void stop() {
        stopped = true;
    }

    /** Returns whether nothing is under way. */
    boolean isSettled() {
        return stopped || underWay == 0;
    }

    /** Forgets all that waits and clears what is secret. */
    void close() {
        waiting.take(run -> true).forEach(this::refuse);
        proven.forEach(SudoTrial::clear);
        if (trial != null) {
            dropTrial();
        }
        if (used) {
            passwords.release();
        }
        closed = true;
    }
}
