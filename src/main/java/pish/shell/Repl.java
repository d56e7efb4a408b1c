package pish.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Links;
import pish.node.NodeSet;
import pish.render.Palette;
import pish.render.Screen;
import pish.syntax.SyntaxError;

/** pish as a person has it: a prompt on a terminal. */
public final class Repl {
    /** Up to so many nodes are connected to before they are used. */
    private static final int CONNECTED_AT_START = 64;

    private static final int HUP = 1;
    private static final int TERM = 15;

    private final ClusterChoice choice;
    private final CurrentCluster cluster;
    private final Links links;
    private final Settings settings;
    private final String version;
    private final Map<String, String> environment;

    /**
     * Prepares a run.
     *
     * @param cluster begins with the choice, and is asked by the links
     * @param version what the greeting says it is, for example {@code pish 0.1}
     * @param environment for TERM, XDG_STATE_HOME and NO_COLOR
     */
    public Repl(
            ClusterChoice choice,
            CurrentCluster cluster,
            Links links,
            Settings settings,
            String version,
            Map<String, String> environment) {
        this.choice = choice;
        this.cluster = cluster;
        this.links = links;
        this.settings = settings;
        this.version = version;
        this.environment = environment;
    }

    /** Returns whether standard input and output are a terminal that a person sits at. */
    public static boolean possible() {
        return Tty.isTerminal(0) && Tty.isTerminal(1);
    }

    /**
     * Runs to the user's end and returns pish's exit status.
     *
     * @param palette the terminal's colours
     * @param startUp what to do with the shell before the first prompt
     * @throws IOException if the terminal cannot be used, or the start-up fails
     */
    public int run(Palette palette, StartUp startUp) throws IOException {
        try (Console console = Console.open(palette, environment)) {
            return run(console, startUp);
        }
    }

    /** What is done with a fresh shell. */
    @FunctionalInterface
    public interface StartUp {
        /** Does it. */
        void run(Shell shell) throws IOException;
    }

    int run(Console console, StartUp startUp) throws IOException {
        RunningKeys keys = new RunningKeys(console);
        Path home = Path.of(System.getProperty("user.home"));
        Path historyFile = HistoryFile.path(home, environment);
        TypedHistory history = new TypedHistory(new HistoryFile(historyFile));
        boolean plain = console.isDumb();
        Screens screens = new Screens(console.sinks(), plain ? Screen.none() : console.screen());
        try (Shell shell = new Shell(cluster, links, settings, screens, new Person(console, keys), history::lines)) {
            console.terminal().handle(Terminal.Signal.INT, signal -> shell.interrupt());
            startUp.run(shell);
            console.sinks()
                    .out()
                    .question(greeting() + "\n"
                            + FirstRun.hint(historyFile, !choice.cluster().all().isEmpty()));
            if (plain) {
                Signals.register("INT", shell::interrupt);
                history.load();
                connect(shell, () -> {});
                return shell.run(new PlainKeyboard(
                                console.keys(), console.sinks().out(), shell, history))
                        .code();
            }
            return edited(shell, new KeyboardSource(console, shell, keys, history));
        }
    }

    private int edited(Shell shell, KeyboardSource source) {
        Leaving leaving = new Leaving(shell, source, Thread.currentThread());
        Signals.register("TERM", () -> leaving.by(TERM));
        Signals.register("HUP", () -> leaving.by(HUP));
        source.editor().whenShown(() -> connect(shell, source.editor()::refresh));
        return leaving.status(shell.run(source).code());
    }

    private String greeting() {
        Optional<SyntaxError> lack = choice.cluster().lack();
        if (lack.isPresent()) {
            String hint = lack.get().hint().map(text -> "; " + text).orElse("");
            return version + ": no nodes: " + lack.get().getMessage() + hint;
        }
        int count = choice.cluster().all().size();
        if (count == 0) {
            return version + ": no nodes yet: `sweep` finds them, -w names them";
        }
        return version + ": " + PromptText.nodes(count) + " from " + choice.source() + "; help says what can be typed";
    }

    /** Connects in the background. */
    private void connect(Shell shell, Runnable shown) {
        Runnable changed = () -> {
            shell.targets().strays().look();
            shown.run();
        };
        links.keep(changed);
        NodeSet all = choice.cluster().all();
        boolean wanted = settings.is(Setting.CONNECT, "all")
                || (!settings.is(Setting.CONNECT, "used") && all.size() <= CONNECTED_AT_START);
        if (!wanted || settings.on(Setting.DRY_RUN)) {
            return;
        }
        links.connect(all, changed);
    }
}
