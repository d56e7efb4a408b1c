package pish;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import pish.command.Setting;
import pish.render.ErrorText;
import pish.render.Palette;
import pish.render.Screen;
import pish.render.Sink;
import pish.render.Sinks;
import pish.shell.CommandLineOptions;
import pish.shell.Screens;
import pish.shell.Tty;
import pish.syntax.SyntaxError;

/** The program: wiring only. */
public final class Main {
    private static final int USAGE = 2;

    private Main() {}

    /**
     * Runs pish.
     *
     * @param args the command line, see {@code pish --help}
     */
    public static void main(String[] args) {
        VerboseLog.silence();
        int status = run(List.of(args));
        System.out.flush();
        // all that needs closing is closed; waiting for hundreds of reader threads to notice would take a tenth of a
        // second
        Runtime.getRuntime().halt(status);
    }

    private static int run(List<String> args) {
        Sinks plain = sinks(Palette.When.AUTO, "dark");
        try {
            CommandLineOptions options = CommandLineOptions.parse(args);
            return new Program(
                            options,
                            sinks(Program.colour(options), options.settings().get(Setting.THEME)))
                    .run();
        } catch (SyntaxError e) {
            ErrorText.print(e, "", plain.err());
            plain.flush();
            return USAGE;
        } catch (IOException e) {
            ErrorText.print(new SyntaxError(String.valueOf(e.getMessage()), "", 0, 0), "", plain.err());
            plain.flush();
            return USAGE;
        }
    }

    private static Sinks sinks(Palette.When when, String theme) {
        Sink out = sink(FileDescriptor.out, Tty.isTerminal(1), when, theme);
        // one header is enough for both outputs of a node where they come out in one place
        return new Sinks(out, Tty.isOneOutput() ? out : sink(FileDescriptor.err, Tty.isTerminal(2), when, theme));
    }

    private static Sink sink(FileDescriptor descriptor, boolean terminal, Palette.When when, String theme) {
        Palette palette = Palette.of(when, terminal, System.getenv()).themed(theme);
        return new Sink(new FileOutputStream(descriptor), terminal, palette);
    }

    /** Returns the screens of a run without a person. */
    static Screens scriptScreens(Sinks sinks) {
        return new Screens(sinks, Screen.none());
    }
}
