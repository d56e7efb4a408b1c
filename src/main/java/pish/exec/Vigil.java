package pish.exec;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import pish.node.NodeSet;
import pish.transport.ConnectFailure;

/**
 * Waits on the calling thread until nodes are up, or down, by trying each of them again and again. Asks nobody anything: a
 * node that would let us in for an answer counts as up.
 */
public final class Vigil {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long RETRY_MILLIS = 700;
    private static final Errand ASK = Errand.of(Boot.SCRIPT);

    private final Links links;
    private final Cancellation cancellation;
    private final Watcher watcher;
    private final EventQueue queue = new EventQueue();
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Map<String, String> failed = new LinkedHashMap<>();
    private boolean down;

    /**
     * Prepares to wait.
     *
     * @param cancellation ends the waiting at the first Ctrl-C
     * @param watcher told how it goes, on the waiting thread
     */
    public Vigil(Links links, Cancellation cancellation, Watcher watcher) {
        this.links = links;
        this.cancellation = cancellation;
        this.watcher = watcher;
    }

    /** What nodes are waited for to be. */
    public enum Goal {
        /** Reachable, and started anew since {@link Links#noteBoots} where that was noted. */
        UP,
        /** Not reachable, or started anew. */
        DOWN
    }

    /** Told how a vigil goes. */
    public interface Watcher extends LongConsumer {
        /** A node is what it was waited for to be. */
        void reached(String node, int done, int total);
    }

    /**
     * Waits until all nodes are what they should be, or it is no use to wait longer.
     *
     * @param timeout how long, at most
     * @return why a node is not, in one clause, by the names of those that are not
     */
    public Map<String, String> run(NodeSet nodes, Goal goal, Duration timeout) {
        down = goal == Goal.DOWN;
        nodes.forEach(waiting::add);
        int pressed = cancellation.presses();
        long deadline = System.nanoTime() + timeout.toNanos();
        Map<String, String> last = new LinkedHashMap<>();
        nodes.forEach(node -> attempt(node, last, nodes.size()));
        while (!waiting.isEmpty() && cancellation.presses() == pressed && System.nanoTime() < deadline && take()) {
            watcher.accept(System.nanoTime());
        }
        waiting.forEach(node -> failed.put(node, last.getOrDefault(node, down ? "still there" : "no answer")));
        return failed;
    }

    private boolean take() {
        try {
            queue.take(System.nanoTime() + TICK_NANOS, event -> {});
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void attempt(String node, Map<String, String> last, int total) {
        if (!waiting.contains(node)) {
            return;
        }
        Link link = links.to(node);
        ErrandRun run = new ErrandRun(
                link,
                ASK,
                report -> queue.run(node, () -> {
                    String reason = judge(link, report);
                    if (failed.containsKey(node)) {
                        waiting.remove(node);
                    } else if (reason.isEmpty()) {
                        waiting.remove(node);
                        link.bootBefore("");
                        watcher.reached(node, total - waiting.size(), total);
                    } else {
                        last.put(node, reason);
                        later(() -> queue.run(node, () -> attempt(node, last, total)));
                    }
                }));
        (link.isUp() ? links.workers() : links.openers()).execute(run::begin);
    }

    private void later(Runnable action) {
        CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS).execute(() -> {
            try {
                action.run();
            } catch (RejectedExecutionException e) {
                assert waiting.isEmpty() : "pish is leaving";
            }
        });
    }

    /** Returns why a node is not yet what it should be, or the empty string; notes where it never will be. */
    private String judge(Link link, Report report) {
        Boot boot = Boot.of(report);
        boolean restarted = !link.bootBefore().isEmpty()
                && !boot.id().isEmpty()
                && !boot.id().equals(link.bootBefore());
        if (report.failure().isEmpty()) {
            if (down) {
                return restarted ? "" : "still there";
            }
            return boot.stopping()
                    ? "going down, or not ready yet"
                    : restarted || link.bootBefore().isEmpty() ? "" : "not restarted yet";
        }
        ConnectFailure failure = link.failure();
        if (failure != null && failure.kind() == ConnectFailure.Kind.HOST_KEY_REFUSED && !down) {
            failed.put(link.node().name(), report.failure());
        }
        boolean answers = failure != null
                && (failure.kind() == ConnectFailure.Kind.PASSWORD_NEEDED
                        || failure.kind() == ConnectFailure.Kind.HOST_KEY_UNKNOWN);
        if (down) {
            return link.isUp() || answers ? "still there" : "";
        }
        return answers ? "" : report.failure();
    }
}
