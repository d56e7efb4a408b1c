package pish.shell;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import pish.command.Results;
import pish.command.Setting;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Gather;
import pish.exec.Outcome;
import pish.render.FoldLines;
import pish.render.WatchView;
import pish.transport.ExitStatus;
import pish.transport.TerminalSize;

/** Runs a command again and again, and shows each result on the whole screen in place of the one before. */
final class WatchOnScreen implements EventHandler {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final long TICK_MILLIS = 20;
    /** A run that takes longer shows what is there so far. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Shell shell;
    private final LineRun run;
    private final Watched watched;
    private final FullScreen screen;
    private final Destination before;
    private final WatchView view;
    private Optional<Gather> last = Optional.empty();
    private Gather current;
    private long begun;
    private String time = "";
    private long drawn;
    private TerminalSize size;
    private boolean quit;

    WatchOnScreen(Shell shell, LineRun run, Watched watched, FullScreen screen) {
        this.shell = shell;
        this.run = run;
        this.watched = watched;
        this.screen = screen;
        this.before = run.destination();
        this.view = new WatchView(watched.title(), screen.palette());
        this.current = run.gather();
        this.size = screen.size();
    }

    /** Runs it until it ends or the user wants no more. */
    void run() {
        try {
            draw("");
            Pace pace = new Pace(System.nanoTime(), watched.interval());
            for (int number = 1; !ended(); number++) {
                once();
                if (watched.isLast(number)) {
                    return;
                }
                pause(pace.toNext(System.nanoTime()));
            }
        } finally {
            run.destination(before);
        }
    }

    private boolean ended() {
        return quit || shell.interrupted();
    }

    private void once() {
        current = new Gather(shell.spools());
        run.become(current, new Destination(before.sinks(), nobody -> {}, false));
        begun = System.nanoTime();
        drawn = begun;
        time = TIME.format(LocalTime.now(ZoneId.systemDefault()));
        shell.targets()
                .broadcast(watched.nodes(), watched.command(), shell.targets().options(), this);
        if (ended() && last.isPresent()) {
            // it was broken off: the one before is whole
            current.close();
            current = last.get();
            return;
        }
        last.ifPresent(Gather::close);
        last = Optional.of(current);
        show(true);
        draw("");
    }

    private void show(boolean whole) {
        String form = shell.settings().get(Setting.OUTPUT);
        FoldLines folds = FoldLines.of(current.folds(), sinks -> Screens.folds(form, sinks), screen.palette());
        view.show(folds, current.outcome(), time, whole);
    }

    private void draw(String waiting) {
        drawn = System.nanoTime();
        screen.draw(view.rows(size.columns(), size.rows(), waiting));
    }

    private void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long now = System.nanoTime(); now < end && !ended(); now = System.nanoTime()) {
            if (moved()) {
                draw("");
            }
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(end - now, TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                quit = true;
            }
        }
    }

    @Override
    public void handle(Event event) {
        run.handle(event);
    }

    @Override
    public void tick(long now) {
        run.tick(now);
        boolean moved = moved();
        boolean late = now - begun > PATIENCE.toNanos();
        if (late && now - drawn > PATIENCE.toNanos()) {
            moved = true;
            if (!current.folds().isEmpty()) {
                show(false);
            }
        }
        if (moved) {
            draw(late ? "waiting for " + current.pending() : "");
        }
    }

    /** Returns the next key; what follows the one that ends this is not for it. */
    private Optional<String> key() {
        return quit ? Optional.empty() : screen.key();
    }

    /** Heeds keys and the size of the screen; returns whether there is something else to show. */
    private boolean moved() {
        TerminalSize now = screen.size();
        boolean moved = !now.equals(size);
        size = now;
        for (Optional<String> key = key(); key.isPresent(); key = key()) {
            if (key.get().equals("q") || key.get().equals("Q")) {
                quit = true;
                shell.interrupt();
            } else {
                view.move(ScrollKeys.lines(key.get(), size.rows()));
                moved = true;
            }
        }
        return moved;
    }

    /** Shows the last result where the line stands, keeps it, and returns its status. */
    ExitStatus conclude() {
        if (last.isEmpty()) {
            current.close();
            return ExitStatus.INTERRUPTED;
        }
        Gather result = last.get();
        run.become(result, shell.line().destination(run, result));
        result.replay(run.destination().renderer());
        Outcome outcome = result.outcome();
        shell.targets().conclude(run, new Results.Result(run.number(), run.text(), watched.nodes(), result, outcome));
        return !quit && shell.interrupted() ? ExitStatus.INTERRUPTED : outcome.status();
    }
}
