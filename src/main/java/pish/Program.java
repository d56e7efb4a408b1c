package pish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import pish.command.Invocation;
import pish.command.LineSource;
import pish.command.PasswordFile;
import pish.command.Setting;
import pish.command.Settings;
import pish.command.StateFolder;
import pish.demo.DemoCluster;
import pish.exec.Links;
import pish.groups.OutsideGroups;
import pish.node.Cluster;
import pish.node.Node;
import pish.render.Palette;
import pish.render.Sinks;
import pish.shell.Batch;
import pish.shell.ClusterChoice;
import pish.shell.CommandLineOptions;
import pish.shell.ConfigFolder;
import pish.shell.CurrentCluster;
import pish.shell.Operator;
import pish.shell.Repl;
import pish.shell.Shell;
import pish.shell.Sources;
import pish.shell.StartUpFile;
import pish.shell.Tty;
import pish.transport.Transport;
import pish.transport.ssh.SshOptions;
import pish.transport.ssh.SshTransport;
import pish.transport.ssh.WarmUp;

/** One run of pish, wired together from what it was called with. */
final class Program {
    private static final int DEFAULT_FANOUT = 64;
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    private final CommandLineOptions options;
    private final Settings settings;
    private final Sinks sinks;

    Program(CommandLineOptions options, Sinks sinks) {
        this.options = options;
        this.settings = options.settings();
        this.sinks = sinks;
    }

    /** Returns when to colour. */
    static Palette.When colour(CommandLineOptions options) {
        return Palette.When.valueOf(options.settings().get(Setting.COLOR).toUpperCase(Locale.ROOT));
    }

    /** Runs to the end and returns pish's exit status. */
    int run() throws IOException {
        if (options.show().isPresent()) {
            System.out.print(options.show().get().equals("version") ? Manual.version() : Manual.help());
            return 0;
        }
        WarmUp.begin();
        checkPasswordFile(Setting.PASSWORD_FILE);
        checkPasswordFile(Setting.SUDO_PASSWORD_FILE);
        settings.fix(Setting.VERBOSE);
        if (settings.on(Setting.DRY_RUN)) {
            settings.fix(Setting.DRY_RUN);
        }
        if (!settings.is(Setting.VERBOSE, "off")) {
            Path log = VerboseLog.begin(StateFolder.of(HOME, System.getenv()), settings.is(Setting.VERBOSE, "full"));
            System.err.println("pish: what the transport does is written to " + log);
        }
        if (options.demo() > 0) {
            try (DemoCluster demo = DemoCluster.start(options.demo())) {
                Cluster cluster = Cluster.of(demo.nodes(), Optional.empty());
                return run(new ClusterChoice(cluster, "--demo"), () -> ssh(demo));
            }
        }
        return run(
                ClusterChoice.of(
                        options, ConfigFolder.of(HOME, System.getenv()), new OutsideGroups(HOME, System.getenv())),
                this::ssh);
    }

    private void checkPasswordFile(Setting setting) {
        String file = settings.get(setting);
        Optional<String> refusal = file.isEmpty() ? Optional.empty() : PasswordFile.refusal(file);
        refusal.ifPresent(why -> {
            throw options.fault(file, why, "");
        });
    }

    private SshOptions ssh(DemoCluster demo) {
        return new SshOptions(
                demo.user(),
                List.of(demo.identity()),
                settings.duration(Setting.CONNECT_TIMEOUT),
                false,
                List.of(demo.knownHostsFile()),
                HOME,
                Map.of());
    }

    private SshOptions ssh() {
        String identity = settings.get(Setting.IDENTITY);
        return new SshOptions(
                        "",
                        identity.isEmpty() ? List.of() : List.of(Invocation.path(identity)),
                        settings.duration(Setting.CONNECT_TIMEOUT),
                        settings.on(Setting.ACCEPT_NEW_HOST_KEYS),
                        List.of(),
                        HOME,
                        System.getenv())
                .withConfigs(settings.isSet(Setting.CONNECT_TIMEOUT));
    }

    private Transport transport(Supplier<SshOptions> ssh) {
        settings.fix(Setting.IDENTITY, Setting.JUMP, Setting.CONNECT_TIMEOUT, Setting.ACCEPT_NEW_HOST_KEYS);
        return new SshTransport(ssh.get());
    }

    private int run(ClusterChoice choice, Supplier<SshOptions> ssh) throws IOException {
        int fanout = settings.count(Setting.FANOUT).orElse(DEFAULT_FANOUT);
        CurrentCluster cluster = new CurrentCluster(choice);
        Links links = new Links(name -> node(cluster.get(), name), new LoggedTransport(() -> transport(ssh)), fanout);
        if (interactive()) {
            return new Repl(choice, cluster, links, settings, Manual.version().strip(), System.getenv())
                    .run(sinks.out().palette(), this::startUp);
        }
        Operator operator = new Batch(settings);
        try (Shell shell = new Shell(cluster, links, settings, Main.scriptScreens(sinks), operator, List::of)) {
            EndingSignals.heed(shell);
            beginLogs(shell);
            if (!readsLines()) {
                shell.sources().standardInput(System.in);
            }
            try (LineSource source = source(shell.sources())) {
                return shell.run(source, options.scriptArguments()).code();
            }
        }
    }

    /** Runs the user's start-up file, then begins what the settings ask for. */
    private void startUp(Shell shell) throws IOException {
        if (!options.norc()) {
            StartUpFile.run(shell, ConfigFolder.of(HOME, System.getenv()), settings);
        }
        beginLogs(shell);
    }

    private void beginLogs(Shell shell) throws IOException {
        String folder = settings.get(Setting.LOG_DIR);
        if (!folder.isEmpty() && !settings.on(Setting.DRY_RUN)) {
            shell.context().journals().log(Optional.of(Invocation.path(folder)));
        }
    }

    private boolean interactive() {
        return readsLines() && Repl.possible();
    }

    /** Returns whether the lines come from standard input. */
    private boolean readsLines() {
        return options.lines().isEmpty()
                && options.command().isEmpty()
                && options.script().filter(script -> !script.equals("-")).isEmpty();
    }

    private Node node(Cluster cluster, String name) {
        Node node = cluster.node(name).orElseGet(() -> Node.of(name));
        String user = settings.get(Setting.USER);
        int port = settings.count(Setting.PORT).orElse(0);
        Node withUser = node.user().isEmpty() ? node.withUser(user) : node;
        Node withPort = withUser.port() == 0 ? withUser.withPort(port) : withUser;
        return Jump.of(withPort, settings.get(Setting.JUMP), cluster);
    }

    private LineSource source(Sources sources) throws IOException {
        if (!options.stdin()) {
            return lines(sources);
        }
        if (readsLines()) {
            throw options.fault(
                    "--stdin", "pish reads its lines from standard input", "give the line as -c LINE, or after --");
        }
        return sources.givingInput(lines(sources));
    }

    private LineSource lines(Sources sources) throws IOException {
        if (options.command().isPresent()) {
            return sources.command("all", String.join(" ", options.command().get()));
        }
        if (!options.lines().isEmpty()) {
            return sources.arguments(options.lines());
        }
        if (options.script().filter(name -> !name.equals("-")).isPresent()) {
            String script = options.script().get();
            try {
                return sources.file(Path.of(script));
            } catch (IOException e) {
                String words = String.join(" ", options.scriptArguments());
                words = words.isEmpty() ? script : script + " " + words;
                throw options.fault(script, e.getMessage(), "a command follows --: pish -w TARGET -- " + words);
            }
        }
        return sources.stream(Tty.isTerminal(0) ? "" : "standard input", System.in);
    }
}
