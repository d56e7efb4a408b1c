package pish.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pish.node.Node;

@Timeout(60)
class DemoClusterTest {
    private static DemoCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = DemoCluster.start(3);
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    private static OpenSsh.Result run(int node, String command) throws Exception {
        return OpenSsh.run(cluster, cluster.nodes().get(node), command);
    }

    @Test
    void nodesAreNamedAsACluster() {
        assertThat(cluster.nodes()).extracting(Node::name).containsExactly("pi01", "pi02", "pi03");
        assertThat(cluster.nodes()).extracting(Node::port).doesNotHaveDuplicates();
    }

    @Test
    void eachNodeHasItsOwnNameAndHome() throws Exception {
        for (int i = 0; i < 3; i++) {
            String name = cluster.nodes().get(i).name();
            String command =
                    "hostname; uname -n; touch ~/$(hostname); ls; [ \"$HOME\" = \"$PWD\" ] && echo $USER $LOGNAME";
            assertThat(run(i, command))
                    .isEqualTo(new OpenSsh.Result(
                            0, (name + "\n").repeat(3) + cluster.user() + " " + cluster.user() + "\n"));
        }
    }

    @Test
    void commandsRunAsTheUserWhoStartedTheCluster() throws Exception {
        Process id = new ProcessBuilder("id", "-u").start();
        String uid = new String(id.getInputStream().readAllBytes(), UTF_8);
        assertThat(run(0, "id -u").output()).isEqualTo(uid);
    }

    @Test
    void environmentHoldsNothingOfTheParents() throws Exception {
        String names = run(0, "env | sed 's/=.*//' | sort | tr '\\n' ' '").output();
        assertThat(List.of(names.split(" ")))
                .isSubsetOf(
                        "HOME",
                        "LANG",
                        "LC_ALL",
                        "LC_CTYPE",
                        "TZ",
                        "LOGNAME",
                        "OLDPWD",
                        "PATH",
                        "PISH_DEMO",
                        "PWD",
                        "SHELL",
                        "SHLVL",
                        "UCX_TLS",
                        "USER",
                        "_")
                .contains("HOME", "LOGNAME", "PATH", "SHELL", "USER");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 126, 130, 137, 254})
    void exitStatusComesAcross(int status) throws Exception {
        assertThat(run(1, "exit " + status).status()).isEqualTo(status);
    }

    @Test
    void streamsAreApart() throws Exception {
        Process ssh = OpenSsh.command(cluster, cluster.nodes().get(0), "echo out; echo err >&2")
                .start();
        assertThat(ssh.getInputStream().readAllBytes()).asString().isEqualTo("out\n");
        assertThat(ssh.getErrorStream().readAllBytes()).asString().isEqualTo("err\n");
    }

    @Test
    void inputReachesTheCommandWithItsEnd() throws Exception {
        Process ssh = OpenSsh.command(cluster, cluster.nodes().get(0), "wc -c").start();
        byte[] megabytes = new byte[5_000_000];
        ssh.getOutputStream().write(megabytes);
        ssh.getOutputStream().close();
        assertThat(ssh.getInputStream().readAllBytes()).asString().isEqualTo("5000000\n");
    }

    @Test
    void bigOutputComesWhole() throws Exception {
        Process ssh = OpenSsh.command(cluster, cluster.nodes().get(0), "head -c 50000000 /dev/zero")
                .start();
        long bytes = ssh.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(bytes).isEqualTo(50_000_000);
        assertThat(ssh.waitFor()).isZero();
    }

    @Test
    void outputOfWhatOutlivesTheShellIsNotCutOff() throws Exception {
        assertThat(run(0, "(while [ -d /proc/$$ ]; do :; done; seq 100000) & exit 3"))
                .satisfies(result -> {
                    assertThat(result.status()).isEqualTo(3);
                    assertThat(result.output()).hasLineCount(100_000).endsWith("\n100000\n");
                });
    }

    @Test
    void shellRequestReadsLinesFromInput() throws Exception {
        Process ssh = OpenSsh.command(cluster, cluster.nodes().get(2), "").start();
        ssh.getOutputStream().write("shopt -q login_shell && uname -n; exit 4\n".getBytes(UTF_8));
        ssh.getOutputStream().flush();
        assertThat(ssh.getInputStream().readAllBytes()).asString().isEqualTo("pi03\n");
        assertThat(ssh.waitFor()).isEqualTo(4);
    }

    @Test
    void terminalIsGivenToWhoAsksForOne() throws Exception {
        ProcessBuilder ssh = OpenSsh.command(cluster, cluster.nodes().get(1), "tty; uname -n; exit 5");
        ssh.command().replaceAll(word -> word.equals("-T") ? "-tt" : word);
        Process process = ssh.start();
        assertThat(process.getInputStream().readAllBytes()).asString().matches("/dev/pts/\\d+\r\npi02\r\n");
        assertThat(process.waitFor()).isEqualTo(5);
    }

    @Test
    void deathBySignalOfTheNodesOwnIsAStatus() throws Exception {
        assertThat(run(0, "kill -TERM $$").status()).isEqualTo(128 + 15);
    }

    @Test
    void strangersAreRefused() throws Exception {
        Node node = cluster.nodes().get(0);
        Node stranger = new Node(node.name(), node.address(), node.port(), "stranger", "");
        assertThat(OpenSsh.run(cluster, stranger, "true")).satisfies(result -> {
            assertThat(result.status()).isEqualTo(255);
            assertThat(result.output()).contains("Permission denied");
        });
    }

    @Test
    void keyIsForItsUserOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(cluster.identity()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(cluster.identity().getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void withoutNamespacesNamesComeByPath() throws Exception {
        try (DemoCluster plain = DemoCluster.startWithoutNamespaces(2)) {
            Node second = plain.nodes().get(1);
            assertThat(OpenSsh.run(plain, second, "hostname; uname -n; echo $HOSTNAME; uname")
                            .output())
                    .isEqualTo("pi02\npi02\npi02\nLinux\n");
            assertThat(OpenSsh.run(plain, second, "exec bash -l -c 'hostname; type -p reboot'")
                            .output())
                    .startsWith("pi02\n")
                    .contains("/pi02/.local/bin/reboot");
        }
    }

    @Test
    void aDemoHasAtLeastOneNode() {
        assertThatThrownBy(() -> DemoCluster.start(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
