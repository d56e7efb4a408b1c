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
import org.junit.jupiter.api.io.TempDir;
import pish.command.LineSource;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Links;
import pish.node.Cluster;
import pish.node.GroupSource;
import pish.render.Palette;
import pish.render.Screen;
import pish.render.Sink;
import pish.render.Sinks;
import pish.transport.LinkState;

/** The built-ins that edit the cluster file, with a real file and shells on this machine for nodes. */
final class ClusterEditsTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Settings settings = new Settings();
    private Path file;
    private LocalTransport transport;
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        file = home.resolve(".config/pish/cluster");
        transport = new LocalTransport(home);
        start();
        assertThat(run("add pi[01-04] @workers"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    private void start(String... options) throws IOException {
        CurrentCluster cluster = new CurrentCluster(ClusterChoice.of(
                CommandLineOptions.parse(List.of(options)), home.resolve(".config/pish"), GroupSource.NONE));
        Sinks sinks = new Sinks(new Sink(out, false, Palette.PLAIN), new Sink(err, false, Palette.PLAIN));
        Links links = new Links(name -> cluster.get().node(name).orElseThrow(), transport, 4);
        shell = new Shell(cluster, links, settings, new Screens(sinks, Screen.none()), new Batch(settings), List::of);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private int run(String... lines) throws IOException {
        out.reset();
        err.reset();
        byte[] script = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (LineSource source = shell.sources().stream("test.pish", new ByteArrayInputStream(script))) {
            return shell.run(source).code();
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theFirstNodeMakesTheFile() {
        assertThat(err()).isEqualTo("pish: made " + file + "\n");
        assertThat(file).hasContent("pi[01-04] @workers\n");
    }

    @Test
    void nodesAreUsedAndForgottenAtOnce() throws IOException {
        assertThat(run("all: echo $PISH_COUNT", "add pi05", "all: echo $PISH_COUNT"))
                .isZero();
        assertThat(out()).isEqualTo("── pi[01-04] (4) ──\n4\n── pi[01-05] (5) ──\n5\n");
        assertThat(run("remove -y pi05,pi02", "all: echo $PISH_COUNT", "group workers"))
                .isZero();
        assertThat(out()).isEqualTo("── pi[01,03-04] (3) ──\n3\npi[01,03-04]\n");
        assertThat(shell.links().state("pi02")).isEqualTo(LinkState.IDLE);
        assertThat(shell.links().state("pi01")).isEqualTo(LinkState.UP);
        assertThat(run("pi02: true")).isEqualTo(2);
    }

    @Test
    void removingAsksAndNobodyIsThereToAnswer() throws IOException {
        assertThat(run("remove pi04")).isEqualTo(1);
        assertThat(err()).isEqualTo("pish: nothing removed; without a question: remove -y pi04\n");
        assertThat(run("remove --dry-run pi[03-04]")).isZero();
        assertThat(out()).isEqualTo("would remove pi[03-04] (2)\n");
        assertThat(file).hasContent("pi[01-04] @workers\n");
    }

    @Test
    void disabledNodesAreNotAmongAll() throws IOException {
        assertThat(run("disable pi02", "nodeset -f all", "enable pi02", "nodeset -f all"))
                .isZero();
        assertThat(out()).isEqualTo("pi[01,03-04]\npi[01-04]\n");
        assertThat(file).hasContent("pi[01,03-04] @workers\npi02 @workers\n");
    }

    @Test
    void groupsKeepExpressionsAndWhatTheLastLineBrought() throws IOException {
        settings.set(Setting.ERRORS, "continue");
        run(
                "all: [ $PISH_INDEX = 1 ]",
                "group bad = @failed",
                "group most = @workers ! pi01",
                "pi01: true",
                "group bad");
        assertThat(out()).endsWith("pi[01,03-04]\n");
        assertThat(Files.readString(file)).endsWith("@bad = pi[01,03-04]\n@most = @workers ! pi01\n");
        assertThat(run("group", "group -d bad")).isZero();
        assertThat(out()).contains("@most         3  pi[02-04]");
        assertThat(Files.readString(file)).doesNotContain("@bad");
        assertThat(run("group failed = pi01")).isEqualTo(2);
        assertThat(err()).contains("@failed is pish's own group");
        assertThat(run("group none = @timeout")).isEqualTo(1);
        assertThat(run("group -d nope")).isEqualTo(2);
        assertThat(err()).contains("no group @nope");
    }

    @Test
    void withoutAClusterFileGroupsHoldForThisRunOnly() throws IOException {
        shell.close();
        start("-w", "pi[01-02]");
        assertThat(run("group g = pi01", "@g: echo x")).isZero();
        assertThat(out()).isEqualTo("── pi01 ──\nx\n");
        assertThat(err())
                .isEqualTo(
                        "pish: @g holds until pish ends: the nodes come from -w pi[01-02], not from a cluster file\n");
        assertThat(run("add pi09")).isEqualTo(1);
        assertThat(err()).contains("the nodes come from -w pi[01-02]", "--cluster FILE");
        assertThat(file).hasContent("pi[01-04] @workers\n");
    }

    @Test
    void aDryRunKnowsWhatItWouldHaveMade() throws IOException {
        settings.set(Setting.DRY_RUN, "on");
        assertThat(run("add pi05", "add pi06", "pi[05-06]: ls")).isZero();
        assertThat(out()).isEqualTo("here: add pi05\nhere: add pi06\npi[05-06] (2): ls\n");
        assertThat(file).hasContent("pi[01-04] @workers\n");
    }

    @Test
    void anotherPishsEditIsKept() throws IOException {
        Files.writeString(file, "# mine\npi[01-04] @workers\npi07\n");
        assertThat(run("add pi05", "nodeset -f all")).isZero();
        assertThat(out()).isEqualTo("pi[01-05,07]\n");
        assertThat(shell.cluster()).isNotEqualTo(Cluster.EMPTY);
        assertThat(file).hasContent("# mine\npi[01-04] @workers\npi07\npi05\n");
    }
}
