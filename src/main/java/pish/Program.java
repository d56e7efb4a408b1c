package pish;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.utils.Signals;
import pish.command.Builtins;
import pish.command.LineSource;
import pish.command.Setting;
import pish.command.Settings;
import pish.demo.DemoCluster;
import pish.exec.Links;
import pish.node.Cluster;
import pish.node.Node;
import pish.render.Palette;
import pish.render.Sinks;
import pish.shell.Batch;
import pish.shell.ClusterChoice;
import pish.shell.CommandLineOptions;
import pish.shell.Operator;
import pish.shell.Repl;
import pish.shell.Shell;
import pish.shell.TextSource;
import pish.shell.Tty;
import pish.syntax.LogicalLines;
import pish.syntax.Parser;
import pish.transport.DeferredTransport;
import pish.transport.ssh.SshOptions;
import pish.transport.ssh.SshTransport;

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
        String passwordFile = settings.get(Setting.PASSWORD_FILE);
        Optional<String> refusal = passwordFile.isEmpty() ? Optional.empty() : Batch.refusal(passwordFile);
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        if (options.demo() > 0) {
            try (DemoCluster demo = DemoCluster.start(options.demo())) {
                SshOptions ssh = new SshOptions(
                        demo.user(),
                        List.of(demo.identity()),
                        settings.duration(Setting.CONNECT_TIMEOUT),
                        false,
                        List.of(demo.knownHostsFile()),
                        HOME,
                        java.util.Map.of());
                return run(new ClusterChoice(Cluster.of(demo.nodes(), Optional.empty()), "--demo"), ssh);
            }
        }
        return run(ClusterChoice.of(options, HOME), ssh());
    }

    private SshOptions ssh() {
        String identity = settings.get(Setting.IDENTITY);
        return new SshOptions(
                settings.get(Setting.USER),
                identity.isEmpty() ? List.of() : List.of(Path.of(identity)),
                settings.duration(Setting.CONNECT_TIMEOUT),
                settings.on(Setting.ACCEPT_NEW_HOST_KEYS),
                List.of(),
                HOME,
                System.getenv());
    }

    private int run(ClusterChoice choice, SshOptions ssh) throws IOException {
        int fanout = Math.max(1, settings.count(Setting.FANOUT).orElse(DEFAULT_FANOUT));
        int port = settings.count(Setting.PORT).orElse(0);
        Links links = new Links(
                name -> node(choice.cluster(), name, port), new DeferredTransport(() -> new SshTransport(ssh)), fanout);
        if (interactive()) {
            return new Repl(choice, links, settings, Manual.version().strip(), System.getenv())
                    .run(sinks.out().palette());
        }
        Operator operator = new Batch(settings);
        try (Shell shell = new Shell(choice.cluster(), links, settings, Main.scriptScreens(sinks), operator, List::of);
                LineSource source = source()) {
            Signals.register("INT", shell::interrupt);
            if (options.command().isPresent()) {
                return oneShot(shell, options.command().get());
            }
            return shell.run(source).code();
        }
    }

    private boolean interactive() {
        return options.lines().isEmpty()
                && options.command().isEmpty()
                && options.script().isEmpty()
                && Repl.possible();
    }

    private static Node node(Cluster cluster, String name, int port) {
        Node node = cluster.node(name).orElseGet(() -> Node.of(name));
        return node.port() == 0 && port > 0 ? node.withPort(port) : node;
    }

    private static int oneShot(Shell shell, List<String> words) {
        return shell.run(new SingleLine("all: " + String.join(" ", words))).code();
    }

    private LineSource source() throws IOException {
        if (!options.lines().isEmpty()) {
            return text("-c", new StringReader(String.join("\n", options.lines())));
        }
        if (options.script().isPresent()) {
            Path script = Path.of(options.script().get());
            if (!Files.isRegularFile(script) || !Files.isReadable(script)) {
                throw new IOException(
                        "cannot read " + script + ": " + (Files.exists(script) ? "permission denied" : "no such file"));
            }
            return text(script.toString(), Files.newBufferedReader(script));
        }
        return text(
                Tty.isTerminal(0) ? "" : "standard input", new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    private static LineSource text(String name, Reader reader) {
        Parser parser = Builtins.all().parser();
        return new TextSource(name, reader, new LogicalLines(text -> parser.continuation(text, false)));
    }
}
