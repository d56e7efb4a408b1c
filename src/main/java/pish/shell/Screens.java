package pish.shell;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Gather;
import pish.render.DiffPrinter;
import pish.render.FoldForm;
import pish.render.FoldPrinter;
import pish.render.FoldRenderer;
import pish.render.JsonRenderer;
import pish.render.LiveRenderer;
import pish.render.LongFolds;
import pish.render.Palette;
import pish.render.QuietRenderer;
import pish.render.Renderer;
import pish.render.Screen;
import pish.render.Sink;
import pish.render.Sinks;
import pish.render.TablePrinter;

/**
 * Where all output goes, and in which form.
 *
 * @param sinks standard output and standard error
 * @param screen the live region, or none
 */
public record Screens(Sinks sinks, Screen screen) {
    /** Shows what follows in the colours that the settings ask for. */
    void colour(Settings settings) {
        Palette.When when = Palette.When.valueOf(settings.get(Setting.COLOR).toUpperCase(Locale.ROOT));
        for (Sink sink : List.of(sinks.out(), sinks.err())) {
            sink.palette(Palette.of(when, sink.terminal(), System.getenv()).themed(settings.get(Setting.THEME)));
        }
    }

    /** Returns the destination of what is no result: text on standard error. */
    Destination asides(Gather gather) {
        return redirected(new Sinks(sinks.err(), sinks.err()), gather);
    }

    /** Returns the destination that the settings ask for. */
    Destination destination(Settings settings, Gather gather) {
        return new Destination(sinks, renderer(settings, gather), false);
    }

    private Renderer renderer(Settings settings, Gather gather) {
        if (settings.is(Setting.FORMAT, "json")) {
            return form("json", gather, sinks);
        }
        return switch (settings.get(Setting.OUTPUT)) {
            case "live" -> form("live", gather, sinks);
            case "quiet" -> new QuietRenderer(gather, sinks);
            default -> new FoldRenderer(gather, sinks, screen, folds(settings));
        };
    }

    private FoldForm folds(Settings settings) {
        String form = settings.get(Setting.OUTPUT);
        boolean paged = settings.is(Setting.PAGER, "on") && screen.live();
        return paged ? new LongFolds(any -> folds(form, any), sinks, screen) : folds(form, sinks);
    }

    /** Returns the destination of what goes to a file or a filter: text whatever the format, so that a line means one thing. */
    static Destination redirected(Sinks sinks, Gather gather) {
        return new Destination(sinks, new FoldRenderer(gather, sinks), true);
    }

    /**
     * Returns a renderer without a live region.
     *
     * @param form fold, diff, table, live or json
     */
    static Renderer form(String form, Gather gather, Sinks sinks) {
        return switch (form) {
            case "json" -> new JsonRenderer(sinks, Clock.systemUTC());
            case "live" -> new LiveRenderer(sinks);
            default -> new FoldRenderer(gather, sinks, Screen.none(), folds(form, sinks));
        };
    }

    /** Returns the form of folds that a value of {@code --output} asks for; those that have none fold. */
    static FoldForm folds(String form, Sinks sinks) {
        return switch (form) {
            case "diff" -> new DiffPrinter(sinks);
            case "table" -> new TablePrinter(sinks);
            default -> new FoldPrinter(sinks);
        };
    }
}
