package pish.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import pish.command.CheckedMoves;
import pish.command.Move;
import pish.command.MoveSearch;
import pish.exec.Cancellation;
import pish.exec.Event;
import pish.exec.HostKeys;
import pish.node.Node;

/**
 * Looks, beside everything else, for nodes that could not be reached and whose Ethernet addresses are known: they may have
 * got other addresses. Asks a person once whether to follow; a script says what to type.
 */
final class Strays {
    private static final Logger LOG = Logger.getLogger(Strays.class.getName());
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SEARCH_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** How long a script waits at its end for what it could say of a node that it could not reach. */
    private static final long SCRIPT_MILLIS = 4_000;
    /** A node that is off for long is looked for ever more seldom. */
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final int MOST_DOUBLINGS = 6;

    private final Shell shell;
    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<String, Long> next = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final List<Move> found = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private Optional<Consumer<String>> prompt = Optional.empty();
    private long looked = System.nanoTime() - PAUSE_NANOS;
    private boolean searching;

    Strays(Shell shell) {
        this.shell = shell;
    }

    /** Does what {@link #look} does, and little if it did so just now. */
    synchronized void tick(long now) {
        if (now - looked > PAUSE_NANOS) {
            look();
        }
    }

    /** Begins to look for those that could not be reached, if there are any. May be called from any thread. */
    synchronized void look() {
        looked = System.nanoTime();
        List<Node> nodes =
                shell.cluster().nodes().stream().filter(MoveSearch::canFind).toList();
        if (searching || nodes.isEmpty() || shell.editor().file().isEmpty()) {
            return;
        }
        List<String> lost = shell.links().astray(nodes.stream().map(Node::name).toList()).stream()
                .filter(name -> looked - next.getOrDefault(name, looked) >= 0)
                .toList();
        if (lost.isEmpty()) {
            return;
        }
        for (String name : lost) {
            int before = tries.merge(name, 1, Integer::sum) - 1;
            next.put(name, looked + (FIRST_NANOS << Math.min(before, MOST_DOUBLINGS)));
        }
        searching = true;
        // all of them: two may have got each other's addresses
        Thread thread = new Thread(() -> search(nodes), "pish-stray");
        thread.setDaemon(true);
        thread.start();
    }

    private void search(List<Node> nodes) {
        long end = System.nanoTime() + SEARCH_NANOS;
        CheckedMoves checked = new CheckedMoves(List.of(), List.of());
        try {
            List<Move> moves = MoveSearch.find(nodes, () -> System.nanoTime() > end);
            HostKeys keys = new HostKeys(shell.links());
            checked =
                    CheckedMoves.of(moves, shell.cluster(), places -> keys.look(places, new Cancellation(), now -> {}));
        } catch (IOException e) {
            LOG.log(Level.FINE, "nodes cannot be looked for", e);
        }
        take(checked);
    }

    private synchronized void take(CheckedMoves checked) {
        searching = false;
        checked.sure().stream().filter(move -> told.add(move.text())).forEach(found::add);
        checked.doubts().stream().filter(told::add).forEach(doubts::add);
        if (!found.isEmpty()) {
            prompt.ifPresent(printer -> printer.accept(Move.text(found) + ": follow? (Enter)"));
        }
        notifyAll();
        look();
    }

    /**
     * Has what is found from now on shown above the prompt.
     *
     * @param printer called on any thread
     */
    synchronized void beginPrompt(Consumer<String> printer) {
        prompt = Optional.of(printer);
    }

    /** Says that no line is edited any more. */
    synchronized void endPrompt() {
        prompt = Optional.empty();
    }

    /** Returns whether there is something to ask. */
    synchronized boolean hasQuestion() {
        return !found.isEmpty();
    }

    /** Asks a person whether to follow those that are found, once, before the next line runs. */
    void offer() {
        warn();
        List<Move> moves = takeFound();
        if (moves.isEmpty()) {
            return;
        }
        if (shell.operator().confirm(Move.text(moves) + ": follow?")) {
            shell.script().run("follow -y " + Move.nodes(moves));
        } else {
            shell.message(Event.Severity.INFO, "not followed; follow " + Move.nodes(moves) + " does so later");
        }
    }

    /** Says what to type, at the end of a script; waits a little for a search that has not ended. */
    void tell() {
        look();
        awaitSearch();
        warn();
        List<Move> moves = takeFound();
        if (!moves.isEmpty()) {
            String advice = Move.text(moves) + "; to have the files here follow: follow -y " + Move.nodes(moves);
            shell.message(Event.Severity.WARNING, advice);
        }
    }

    private void warn() {
        List<String> said;
        synchronized (this) {
            said = List.copyOf(doubts);
            doubts.clear();
        }
        said.forEach(doubt -> shell.message(Event.Severity.WARNING, doubt));
    }

    private synchronized List<Move> takeFound() {
        List<Move> moves = List.copyOf(found);
        found.clear();
        return moves.stream()
                .filter(move -> shell.cluster().node(move.node().name()).equals(Optional.of(move.node())))
                .toList();
    }

    private synchronized void awaitSearch() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SCRIPT_MILLIS);
        try {
            for (long left = SCRIPT_MILLIS; searching && left > 0; ) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
