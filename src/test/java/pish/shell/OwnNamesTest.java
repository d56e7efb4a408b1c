package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.command.LineSource;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Links;
import pish.node.GroupSource;
import pish.render.Palette;
import pish.render.Screen;
import pish.render.Sink;
import pish.render.Sinks;

/** Nodes of a machinefile under the names that they have for themselves. */
@Timeout(60)
class OwnNamesTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private LocalTransport transport;
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        transport = new LocalTransport(home);
        for (int i = 1; i <= 3; i++) {
            transport.call("10.0.0." + i, "pi0" + i);
        }
        Path machines = Files.writeString(home.resolve("machines"), "10.0.0.1:4\n10.0.0.2:4\n10.0.0.3\nnas\n");
        start("-f", machines.toString());
    }

    private void start(String... options) throws IOException {
        CurrentCluster cluster = new CurrentCluster(ClusterChoice.of(
                CommandLineOptions.parse(List.of(options)), home.resolve(".config/pish"), GroupSource.NONE));
        Sinks sinks = new Sinks(new Sink(out, false, Palette.PLAIN), new Sink(err, false, Palette.PLAIN));
        Links links = new Links(name -> cluster.get().node(name).orElseThrow(), transport, 4);
        Settings settings = new Settings();
        settings.set(Setting.ERRORS, "continue");
        shell = new Shell(cluster, links, settings, new Screens(sinks, Screen.none()), new Batch(settings), List::of);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private String run(String... lines) throws IOException {
        out.reset();
        err.reset();
        byte[] script = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (LineSource source = shell.sources().stream("test.pish", new ByteArrayInputStream(script))) {
            shell.run(source);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theyAreKnownOnceTheNodesAreConnected() throws IOException {
        assertThat(run("pi01: echo a")).isEmpty();
        assertThat(err()).contains("unknown node pi01");
        assertThat(transport.opens()).isZero();

        assertThat(run("10.0.0.[1-3]: true", "pi[01-02]: echo b", "pi*,pi03: echo c"))
                .isEqualTo("── 10.0.0.[1-2] (2) ──\nb\n");
        assertThat(err()).isEqualTo("""
                        pish: pi[01-03]: what 10.0.0.[1-3] call themselves, and can be called here
                        pish: test.pish:3: no node matches pi*
                          pi*,pi03: echo c
                          ^^^
                          there are 10.0.0.[1-3],nas
                        """);
        assertThat(run("pi03!10.0.0.1: echo d")).isEqualTo("── 10.0.0.3 ──\nd\n");
    }

    @Test
    void aNameThatSeveralHaveIsNobodys() throws IOException {
        transport.call("10.0.0.2", "pi01");
        run("10.0.0.[1-3]: true", "pi01: echo a", "pi03: echo b");
        assertThat(err()).contains("unknown node pi01", "10.0.0.[1-2] all call themselves pi01");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("── 10.0.0.3 ──\nb\n");
    }

    @Test
    void aNameNeverComesToMeanAnotherNode() throws IOException {
        transport.call("10.0.0.2", "pi01");
        assertThat(run("10.0.0.1: true", "pi01: echo a")).isEqualTo("── 10.0.0.1 ──\na\n");
        run("10.0.0.2: true", "pi02: echo b", "pi01: echo c");
        assertThat(err()).contains("unknown node pi02", "unknown node pi01", "10.0.0.[1-2] all call themselves pi01");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void namesThatAreNoneOrOthersAreNotTaken() throws IOException {
        transport.call("10.0.0.1", "nas");
        transport.call("10.0.0.2", "10.0.0.9");
        transport.call("10.0.0.3", "all");
        run("10.0.0.[1-3]: true", "pi09: echo a", "10.0.0.9: echo c");
        assertThat(err()).contains("unknown node pi09", "unknown node 10.0.0.9").doesNotContain("call");
    }

    @Test
    void nodesOfOtherOriginAreNotAsked() throws IOException {
        shell.close();
        start("-w", "10.0.0.[1-3]");
        run("all: true", "pi01: echo a");
        assertThat(err()).contains("unknown node pi01");
    }
}
