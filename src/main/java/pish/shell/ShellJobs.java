package pish.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import pish.command.JobControl;
import pish.command.Results;
import pish.exec.Activity;
import pish.exec.BackgroundJob;
import pish.exec.BroadcastOptions;
import pish.exec.Cancellation;
import pish.exec.DetachedJob;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Gather;
import pish.exec.Job;
import pish.exec.Jobs;
import pish.node.NodeSet;
import pish.render.FoldRenderer;
import pish.transport.ExitStatus;

/** The jobs of a shell: what sends them to the background, brings them back and keeps what came of them. */
final class ShellJobs implements JobControl {
    private static final long TICK_MILLIS = 50;
    /** How long a job may take to end once it is asked to, each time more firmly. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int FIRMEST = 3;
    /** How much is kept of what a job prints in the background, all nodes together: 1 GiB. */
    private static final long MOST_KEPT = 1L << 30;

    private final Shell shell;
    private final Jobs table = new Jobs();
    private final JobNews news;
    private final DetachedRuns detached;
    /** Those among the results. */
    private final Set<Job> settled = new HashSet<>();
    /** Those whose own target named groups that they would change. */
    private final Set<Job> keepingGroups = new HashSet<>();

    ShellJobs(Shell shell) {
        this.shell = shell;
        this.news = new JobNews(shell);
        this.detached = new DetachedRuns(shell, table);
    }

    @Override
    public Jobs table() {
        return table;
    }

    JobNews news() {
        return news;
    }

    @Override
    public void refresh() {
        detached.refresh();
    }

    @Override
    public ExitStatus detach(NodeSet nodes, String command) {
        return detached.begin(nodes, command);
    }

    @Override
    public ExitStatus begin(NodeSet nodes, String command, UnaryOperator<BroadcastOptions> options) {
        LineRun run = shell.line().run();
        BroadcastOptions asked = options.apply(shell.targets().options());
        BroadcastOptions wanted = asked.in(asked.where().aside());
        BroadcastOptions aside = shell.targets().prepared(run, nodes, command, wanted);
        String line = withoutName(run);
        Gather gather = new Gather(shell.spools());
        Job job = new Job(
                shell.links(), nodes, command, line, aside, gather, shell.line().cancellation());
        boolean ended = shell.targets().run(job, untilUnderWay(job, run));
        add(job, run.setsGroups());
        if (ended) {
            news.ended(job);
        } else {
            goOn(job);
        }
        return ExitStatus.OK;
    }

    @Override
    public ExitStatus run(NodeSet names, Activity.Maker maker) {
        LineRun run = shell.line().run();
        run.setsGroups(false);
        Job job = new Job(names, run.text().strip(), run.gather(), shell.line().cancellation(), maker);
        if (!shell.targets().panes().run(job, run)) {
            suspended(job, run);
            return ExitStatus.OK;
        }
        shell.targets().conclude(run, job);
        return job.outcome().status();
    }

    @Override
    public void runQuietly(Activity.Maker maker, EventHandler handler) {
        EventHandler ticking = new EventHandler() {
            @Override
            public void handle(Event event) {
                handler.handle(event);
            }

            @Override
            public void tick(long now) {
                shell.line().run().tick(now);
            }
        };
        try {
            maker.make(ticking, shell.operator(), shell.line().cancellation())
                    .run(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ExitStatus begin(NodeSet names, Activity.Maker maker) {
        LineRun run = shell.line().run();
        run.setsGroups(false);
        String line = run.text().strip().replaceFirst("\\s*&$", "");
        Job job = new Job(names, line, new Gather(shell.spools()), shell.line().cancellation(), maker);
        job.cancellation().suspendable(true);
        job.cancellation().suspend();
        boolean ended = shell.targets().run(job, job.gather());
        add(job, false);
        if (ended) {
            news.ended(job);
        } else {
            goOn(job);
        }
        return ExitStatus.OK;
    }

    /** Returns a line without the built-in's name and options, as it would run in the foreground. */
    static String withoutName(LineRun run) {
        return run.text().strip().replaceFirst("^bg\\s+(--detach\\s+)?", "");
    }

    /** Returns a handler that shows how connecting goes, and sends the job to the background once it can do without. */
    private static EventHandler untilUnderWay(Job job, LineRun run) {
        return new EventHandler() {
            @Override
            public void handle(Event event) {
                job.gather().handle(event);
                if (event instanceof Event.Connected || event instanceof Event.Rejoined) {
                    run.handle(event);
                }
            }

            @Override
            public void tick(long now) {
                run.tick(now);
                if (job.isUnderWay()) {
                    job.cancellation().suspend();
                }
            }
        };
    }

    /** Makes a job of the command that a line has begun, which Ctrl-Z took out of the foreground. */
    void suspended(Job job, LineRun run) {
        run.suspend();
        shell.screens().screen().clear();
        Gather none = new Gather(shell.spools());
        run.become(none, shell.line().destination(run, none));
        job.moveAside();
        add(job, run.setsGroups());
        goOn(job);
    }

    private void add(Job job, boolean setsGroups) {
        table.add(job);
        shell.line().cancellation(new Cancellation());
        if (!setsGroups) {
            keepingGroups.add(job);
        }
        news.began(job);
    }

    private void goOn(Job job) {
        job.gather().bound(MOST_KEPT, "1 GiB of a job in the background is kept");
        EventHandler logs = shell.writtenJournals().inBackground(job.number());
        job.background(
                new EventHandler() {
                    @Override
                    public void handle(Event event) {
                        job.gather().handle(event);
                        logs.handle(event);
                    }

                    @Override
                    public void tick(long now) {
                        logs.tick(now);
                    }
                },
                news::ended);
    }

    /** Adds the jobs that have ended to the results; at the prompt, old ones that nobody asked for are forgotten. */
    void settle() {
        List<Job> ended = table.ended();
        for (Job job : ended) {
            if (settled.add(job)) {
                job.gather().retain();
                shell.results().add(result(job, shell.line().run()), false);
            }
        }
        if (news.toPerson() && ended.size() > Results.KEPT) {
            ended.subList(0, ended.size() - Results.KEPT).forEach(job -> {
                forget(job);
                job.gather().close();
            });
        }
        news.tell();
    }

    /** Returns what a job that has ended came to. */
    static Results.Result result(Job job, LineRun run) {
        return new Results.Result(run.number(), job.line(), job.nodes(), job.gather(), job.outcome());
    }

    private void forget(Job job) {
        table.remove(job);
        settled.remove(job);
        keepingGroups.remove(job);
        news.forget(job);
    }

    @Override
    public ExitStatus foreground(BackgroundJob job) {
        return job instanceof DetachedJob apart ? detached.follow(apart, true) : foreground((Job) job);
    }

    private ExitStatus foreground(Job job) {
        try {
            job.reclaim();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.INTERRUPTED;
        }
        if (job.hasEnded()) {
            return show(job);
        }
        LineRun run = shell.line().run();
        news.shown(job);
        Destination destination = shell.line().destination(run, job.gather());
        run.become(job.gather(), destination);
        shell.line().cancellation(job.cancellation());
        List<EventHandler> watching = shell.operator().watching(destination.renderer(), shell.line()::cancellation);
        job.gather().replay(event -> {
            destination.renderer().handle(event);
            watching.forEach(watcher -> watcher.handle(event));
        });
        if (destination.renderer() instanceof FoldRenderer fold) {
            fold.printSoFar();
            fold.printRunning();
        }
        if (!shell.targets().panes().run(job, run)) {
            suspended(job, run);
            return ExitStatus.OK;
        }
        return conclude(job, run);
    }

    private ExitStatus show(Job job) {
        LineRun run = shell.line().run();
        news.shown(job);
        Destination destination = shell.line().destination(run, job.gather());
        job.gather().replay(destination.renderer());
        destination.renderer().tick(System.nanoTime());
        destination.sinks().flush();
        return conclude(job, run);
    }

    private ExitStatus conclude(Job job, LineRun run) {
        run.setsGroups(!keepingGroups.contains(job));
        forget(job);
        shell.targets().conclude(run, job);
        return job.outcome().status();
    }

    @Override
    public ExitStatus await(List<BackgroundJob> jobs) {
        int pressed = shell.line().cancellation().presses();
        ExitStatus status = ExitStatus.OK;
        for (BackgroundJob job : jobs) {
            if (job instanceof DetachedJob apart) {
                status = status.max(detached.follow(apart, false));
            } else if (awaitEnd((Job) job, pressed)) {
                status = status.max(show((Job) job));
            }
            if (shell.line().cancellation().presses() > pressed) {
                return ExitStatus.INTERRUPTED;
            }
        }
        return status;
    }

    private boolean awaitEnd(Job job, int pressed) {
        int done = -1;
        while (!job.hasEnded() && shell.line().cancellation().presses() == pressed) {
            if (job.done() > done) {
                done = job.done();
                shell.emit(new Event.Progress(done, job.nodes().size(), Event.Unit.COUNT, job.pending()));
            }
            shell.line().run().tick(System.nanoTime());
            try {
                news.await(job, TICK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return job.hasEnded();
    }

    /** Stops all jobs but the detached ones, ever more firmly. */
    void stop() {
        for (int press = 0; press < FIRMEST; press++) {
            table.running().forEach(job -> job.stop(false));
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (!table.running().isEmpty() && System.nanoTime() < deadline) {
                try {
                    TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
