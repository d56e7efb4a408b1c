package pish.shell;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import pish.command.Results;
import pish.command.Setting;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Outcome;
import pish.transport.ExitStatus;

/** Runs a command again and again, and has each result follow the one before; in JSON, its events. */
final class WatchSequence {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Shell shell;
    private final LineRun run;
    private final Watched watched;

    WatchSequence(Shell shell, LineRun run, Watched watched) {
        this.shell = shell;
        this.run = run;
        this.watched = watched;
    }

    ExitStatus run() {
        EventHandler handler = shell.targets().watched(run);
        Pace pace = new Pace(System.nanoTime(), watched.interval());
        for (int number = 1; !shell.interrupted(); number++) {
            head(number);
            shell.targets()
                    .broadcast(
                            watched.nodes(), watched.command(), shell.targets().options(), handler);
            if (watched.isLast(number)) {
                return conclude();
            }
            if (!shell.interrupted()) {
                shell.screens().sinks().flush();
                shell.script().pause(pace.toNext(System.nanoTime()));
            }
        }
        conclude();
        return ExitStatus.INTERRUPTED;
    }

    /** Says which run begins: for people when, since every JSON event has its time. */
    private void head(int number) {
        if (shell.settings().is(Setting.FORMAT, "json")) {
            run.handle(new Event.Row("watch", Map.of("run", number)));
        } else {
            run.handle(new Event.Text("━━ " + TIME.format(LocalDateTime.now(ZoneId.systemDefault())) + " ━━"));
        }
    }

    private ExitStatus conclude() {
        Outcome outcome = run.gather().outcome();
        shell.targets()
                .conclude(run, new Results.Result(run.number(), run.text(), watched.nodes(), run.gather(), outcome));
        return outcome.status();
    }
}
