package pish.shell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import pish.exec.BackgroundJob;
import pish.exec.BroadcastOptions;
import pish.exec.Cancellation;
import pish.exec.DetachedJob;
import pish.exec.DetachedJobs;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Gather;
import pish.exec.Job;
import pish.exec.Jobs;
import pish.node.NodeSet;
import pish.render.FoldRenderer;
import pish.transport.ExitStatus;

/** Detached jobs as a shell has them: what they print comes by a command that follows it. */
final class DetachedRuns {
    /** After so long what has come by then is shown. */
    private static final long PEEK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** So many requests kill what follows a job. */
    private static final int FIRM = 2;

    private final Shell shell;
    private final Jobs table;
    private final DetachedJobs jobs;

    DetachedRuns(Shell shell, Jobs table) {
        this.shell = shell;
        this.table = table;
        this.jobs = new DetachedJobs(shell.links(), shell.context()::errands);
    }

    ExitStatus begin(NodeSet nodes, String command) {
        NodeSet connected = shell.context().connect(nodes);
        Map<String, String> failures = new LinkedHashMap<>();
        DetachedJob job = jobs.begin(
                connected,
                command,
                ShellJobs.withoutName(shell.line().run()),
                shell.script().variables().forShells(),
                failures);
        failures.forEach((node, why) -> shell.message(Event.Severity.ERROR, node + ": not begun: " + why));
        if (!job.nodes().isEmpty()) {
            table.add(job);
            shell.jobs().news().began(job);
        }
        boolean everywhere = job.nodes().size() == nodes.size();
        return everywhere ? ExitStatus.OK : connected.equals(nodes) ? new ExitStatus(1) : ExitStatus.UNREACHABLE;
    }

    /** Brings the table up to date. */
    void refresh() {
        List<DetachedJob> found = jobs.find(shell.cluster().known());
        for (BackgroundJob job : table.all()) {
            if (job instanceof DetachedJob apart && !found.contains(apart) && jobs.hasGone(apart)) {
                table.remove(apart);
            }
        }
        found.forEach(table::add);
    }

    /**
     * Shows what a job prints until it has ended.
     *
     * @param stopping whether Ctrl-C stops the job, and not only this
     * @return its status; 0 after Ctrl-Z, 130 after Ctrl-C where that only ends this
     */
    ExitStatus follow(DetachedJob job, boolean stopping) {
        LineRun run = shell.line().run();
        run.become(new Gather(shell.spools()), run.destination());
        run.destination(shell.line().destination(run, run.gather()));
        shell.operator().watching(run.destination().renderer(), shell.line()::cancellation);
        BroadcastOptions options = new BroadcastOptions(Duration.ZERO, 0, BroadcastOptions.Where.ASIDE);
        Job follower = new Job(
                shell.links(),
                job.nodes(),
                job.followed(),
                job.line(),
                options,
                run.gather(),
                shell.line().cancellation());
        if (!shell.targets().run(follower, following(run, job, stopping))) {
            abandon(follower, run);
            return ExitStatus.OK;
        }
        table.remove(job);
        shell.targets().conclude(run, follower);
        jobs.remove(job, job.nodes().minus(follower.outcome().unreachable()));
        return follower.outcome().status();
    }

    private void abandon(Job follower, LineRun run) {
        shell.screens().screen().clear();
        Gather none = new Gather(shell.spools());
        run.become(none, shell.line().destination(run, none));
        follower.stop(true);
        shell.line().cancellation(new Cancellation());
        follower.background(follower.gather(), ended -> ended.gather().close());
    }

    private EventHandler following(LineRun run, DetachedJob job, boolean stopping) {
        EventHandler watched = shell.targets().watched(run);
        long begun = System.nanoTime();
        return new EventHandler() {
            private int heeded = shell.line().cancellation().presses();
            private boolean peeked;

            @Override
            public void handle(Event event) {
                boolean began = event instanceof Event.Started;
                watched.handle(began ? new Event.Started(job.nodes(), job.line()) : event);
            }

            @Override
            public void tick(long now) {
                watched.tick(now);
                boolean due = !peeked && shell.screens().screen().live() && now - begun > PEEK_NANOS;
                if (due && run.destination().renderer() instanceof FoldRenderer fold) {
                    peeked = true;
                    fold.printRunning();
                }
                int presses = shell.line().cancellation().presses();
                if (presses > heeded) {
                    heeded = presses;
                    heed();
                }
            }

            private void heed() {
                if (stopping) {
                    job.stop(false)
                            .forEach(
                                    (node, why) -> shell.message(Event.Severity.ERROR, node + ": not stopped: " + why));
                } else {
                    while (shell.line().cancellation().presses() < FIRM) {
                        shell.line().cancellation().request();
                    }
                }
            }
        };
    }
}
