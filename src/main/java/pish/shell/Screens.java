package pish.shell;

import java.time.Clock;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Gather;
import pish.render.FoldRenderer;
import pish.render.JsonRenderer;
import pish.render.LiveRenderer;
import pish.render.QuietRenderer;
import pish.render.Renderer;
import pish.render.Screen;
import pish.render.Sinks;

/**
 * Where all output goes, and in which form.
 *
 * @param sinks standard output and standard error
 * @param screen the live region, or none
 */
public record Screens(Sinks sinks, Screen screen) {
    /** Returns the renderer that the settings ask for. */
    Renderer renderer(Settings settings, Gather gather) {
        if (settings.is(Setting.FORMAT, "json")) {
            return new JsonRenderer(sinks, Clock.systemUTC());
        }
        return switch (settings.get(Setting.OUTPUT)) {
            case "live" -> new LiveRenderer(sinks);
            case "quiet" -> new QuietRenderer(gather, sinks);
            default -> screen.live() ? new FoldRenderer(gather, sinks, screen) : new FoldRenderer(gather, sinks);
        };
    }

    /** Returns the renderer for output that goes to a file or a filter. */
    Renderer plain(Settings settings, Gather gather) {
        return json(settings) ? new JsonRenderer(sinks, Clock.systemUTC()) : new FoldRenderer(gather, sinks);
    }

    /** Returns whether output is for programs. */
    boolean json(Settings settings) {
        return settings.is(Setting.FORMAT, "json");
    }
}
