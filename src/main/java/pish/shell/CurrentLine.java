package pish.shell;

import java.util.ArrayList;
import java.util.List;
import pish.command.Settings;
import pish.exec.Cancellation;
import pish.exec.EventHandler;
import pish.exec.Gather;
import pish.exec.Spools;

/** The line that runs: who is told of it, where its output goes, and what stops it. */
final class CurrentLine {
    private final Settings settings;
    private final Screens screens;
    private final Operator operator;
    private final Spools spools;
    private final WrittenJournals journals;
    private volatile Cancellation cancellation = new Cancellation();
    private LineRun current;
    private int number;

    /** Makes one while no line runs. */
    CurrentLine(Settings settings, Screens screens, Operator operator, Spools spools, WrittenJournals journals) {
        this.settings = settings;
        this.screens = screens;
        this.operator = operator;
        this.spools = spools;
        this.journals = journals;
        this.current = idle();
    }

    /** Returns what stands for the line that runs while none does. */
    private LineRun idle() {
        Gather gather = new Gather(spools);
        return new LineRun(0, "", gather, screens.destination(settings, gather), List.of());
    }

    /**
     * Begins a line: from now on, events are its own. What it shows goes where that of the line around it goes.
     *
     * @param nested whether there is a line around it, which was typed
     */
    LineRun begin(String text, boolean nested) {
        Gather gather = new Gather(spools);
        Destination destination = destination(current, gather);
        List<EventHandler> others = new ArrayList<>(operator.watching(destination.renderer(), this::cancellation));
        others.addAll(journals.handlers(!nested));
        LineRun run = new LineRun(++number, text, gather, destination, others);
        if (nested) {
            run.within(current);
        } else {
            cancellation = new Cancellation();
        }
        current = run;
        return run;
    }

    /** Has what lines show go to standard error, while some run that do not count. */
    void aside(Runnable lines) {
        Gather gather = new Gather(spools);
        current = new LineRun(0, "", gather, screens.asides(gather), List.of());
        lines.run();
        current = idle();
        number = 0;
    }

    /** Returns where the output of one more command goes within a line. */
    Destination destination(LineRun run, Gather gather) {
        Destination around = run.destination();
        return around.redirected() ? Screens.redirected(around.sinks(), gather) : screens.destination(settings, gather);
    }

    LineRun run() {
        return current;
    }

    /** Goes back to the line around another one. */
    void run(LineRun run) {
        current = run;
    }

    /** Returns what stops it; may be called from any thread. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** Has Ctrl-C go elsewhere for the rest of the line. */
    void cancellation(Cancellation other) {
        cancellation = other;
    }
}
