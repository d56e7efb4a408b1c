package pish.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.command.LineSource;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Links;
import pish.node.Cluster;
import pish.node.Node;
import pish.node.NodeSet;
import pish.render.Palette;
import pish.render.Screen;
import pish.render.Sink;
import pish.render.Sinks;

/** A shell for a test: four nodes of a {@link LocalTransport}, and outputs that can be looked at. */
final class Batches implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> typed = new ArrayList<>();
    private final Settings settings = new Settings();
    private final LocalTransport transport;
    private final Shell shell;

    Batches(Path home) {
        this(home, four(), Optional.empty());
    }

    /** Makes one with other nodes. */
    Batches(Path home, Cluster cluster) {
        this(home, cluster, Optional.empty());
    }

    /** Makes one whose standard output goes elsewhere. */
    Batches(Path home, OutputStream standardOutput) {
        this(home, four(), Optional.of(standardOutput));
    }

    private static Cluster four() {
        return Cluster.of(NodeSet.parse("pi[01-04]").stream().map(Node::of).toList(), Optional.empty());
    }

    private Batches(Path home, Cluster cluster, Optional<OutputStream> standardOutput) {
        transport = new LocalTransport(home);
        Sinks sinks = new Sinks(
                new Sink(standardOutput.orElse(out), false, Palette.PLAIN), new Sink(err, false, Palette.PLAIN));
        Links links = new Links(name -> cluster.node(name).orElseThrow(), transport, 4);
        shell = new Shell(
                cluster, links, settings, new Screens(sinks, Screen.none()), new Batch(settings), () -> typed);
    }

    Shell shell() {
        return shell;
    }

    LocalTransport transport() {
        return transport;
    }

    Batches set(Setting setting, String value) {
        settings.set(setting, value).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return this;
    }

    Batches typed(String... lines) {
        typed.addAll(List.of(lines));
        return this;
    }

    /** Runs a script, and returns its status; what was shown before is forgotten. */
    int run(String... lines) {
        return runBytes((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    int runBytes(byte[] script) {
        return run(shell.sources().stream("test.pish", new ByteArrayInputStream(script)));
    }

    int run(LineSource source) {
        return run(source, List.of());
    }

    int run(LineSource source, List<String> arguments) {
        out.reset();
        err.reset();
        try (source) {
            return shell.run(source, arguments).code();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        shell.close();
    }
}
