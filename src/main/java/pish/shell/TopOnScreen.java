package pish.shell;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import pish.exec.BackgroundJob;
import pish.exec.Samplers;
import pish.node.NodeSet;
import pish.render.TopView;
import pish.transport.TerminalSize;

/** Shows how nodes are on the whole screen, as they tell once a second, until the user wants no more. */
final class TopOnScreen {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final long TICK_MILLIS = 50;
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final Shell shell;
    private final NodeSet nodes;
    private final FullScreen screen;
    private final TopView view;
    private long drawn;
    private TerminalSize size;
    private boolean quit;

    /**
     * Makes one.
     *
     * @param reached those of the nodes that are connected
     */
    TopOnScreen(Shell shell, NodeSet nodes, NodeSet reached, FullScreen screen) {
        this.shell = shell;
        this.nodes = nodes;
        this.screen = screen;
        this.size = screen.size();
        this.view = new TopView(nodes, screen.palette(), System.nanoTime());
        view.down(nodes.minus(reached));
    }

    /** Runs until q or Ctrl-C, and ends what runs on the nodes. */
    void run() {
        try (Samplers samplers = new Samplers(shell.links(), nodes)) {
            draw(System.nanoTime());
            while (!quit && !shell.interrupted()) {
                long now = System.nanoTime();
                samplers.take((node, sample) -> view.add(node, sample, now));
                if (moved() || now - drawn >= INTERVAL) {
                    draw(now);
                }
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the next key; what follows the one that ends this is not for it. */
    private Optional<String> key() {
        return quit ? Optional.empty() : screen.key();
    }

    private boolean moved() {
        boolean moved = !screen.size().equals(size);
        size = screen.size();
        for (Optional<String> key = key(); key.isPresent(); key = key()) {
            moved = true;
            if (key.get().equalsIgnoreCase("q")) {
                quit = true;
            } else if (!view.sort(key.get())) {
                view.move(ScrollKeys.lines(key.get(), size.rows()));
            }
        }
        return moved;
    }

    private void draw(long now) {
        drawn = now;
        view.jobs(jobs());
        screen.draw(view.rows(size.columns(), size.rows(), now, TIME.format(LocalTime.now(ZoneId.systemDefault()))));
    }

    /** Returns what of the user's runs in the background, by node. */
    private Map<String, String> jobs() {
        Map<String, String> jobs = new LinkedHashMap<>();
        for (BackgroundJob job : shell.jobs().table().ours()) {
            if (!job.hasEnded()) {
                job.nodes().forEach(node -> jobs.put(node, "[" + job.number() + "] " + job.line()));
            }
        }
        return jobs;
    }
}
