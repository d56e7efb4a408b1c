package pish.exec;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import pish.transport.ExitStatus;

/**
 * Runs {@link Errand}s, one on each of some nodes, all at once, and waits for their reports on the calling thread. Asks
 * nobody anything: nodes that need an answer to let us in count as unreachable.
 */
public final class Errands {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Links links;
    private final Cancellation cancellation;
    private final LongConsumer tick;

    /**
     * Prepares to run errands.
     *
     * @param cancellation ends them at the first Ctrl-C
     * @param tick called some twenty times a second on the waiting thread, with {@link System#nanoTime}
     */
    public Errands(Links links, Cancellation cancellation, LongConsumer tick) {
        this.links = links;
        this.cancellation = cancellation;
        this.tick = tick;
    }

    /**
     * Runs errands to their end.
     *
     * @param errands by the names of their nodes
     * @param timeout how long each may take, connecting included
     * @return a report for each, in the same order
     */
    public Map<String, Report> run(Map<String, Errand> errands, Duration timeout) {
        int pressed = cancellation.presses();
        EventQueue queue = new EventQueue();
        Map<String, Report> reports = new LinkedHashMap<>();
        Map<String, ErrandRun> runs = new LinkedHashMap<>();
        errands.forEach((node, errand) -> {
            reports.put(node, null);
            Link link = links.to(node);
            ErrandRun run = new ErrandRun(link, errand, report -> queue.run(node, () -> reports.put(node, report)));
            runs.put(node, run);
            (link.isUp() ? links.workers() : links.openers()).execute(run::begin);
        });
        long deadline = System.nanoTime() + timeout.toNanos();
        while (reports.containsValue(null)) {
            if (!take(queue) || cancellation.presses() > pressed) {
                runs.values().forEach(run -> run.giveUp(ExitStatus.INTERRUPTED, "interrupted"));
            } else if (System.nanoTime() > deadline) {
                runs.values().forEach(run -> run.giveUp(ExitStatus.TIMEOUT, "no answer in time"));
            }
        }
        return reports;
    }

    private boolean take(EventQueue queue) {
        try {
            queue.take(System.nanoTime() + TICK_NANOS, event -> {});
            tick.accept(System.nanoTime());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
