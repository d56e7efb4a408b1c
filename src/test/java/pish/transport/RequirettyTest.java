package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where sudo wants a terminal it gets one, and nothing else about it changes. */
class RequirettyTest {
    /** Wants a terminal, as sudo with requiretty; then says what it got, and fails with 7. */
    private static final String SUDO = """
            #!/bin/sh
            echo called >>"$HOME/calls"
            (: </dev/tty) 2>/dev/null || { echo 'sudo: sorry, you must have a tty to run sudo' >&2; exit 1; }
            printf '[%s]' "$@"
            cat
            echo err >&2
            exit 7
            """;

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        Files.createDirectory(folder.resolve("run"));
        Files.writeString(home.resolve(".profile"), "PATH=~/bin:/usr/bin:/bin\n");
        Path sudo = Files.createDirectory(home.resolve("bin")).resolve("sudo");
        Files.writeString(sudo, SUDO);
        Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwx------"));
    }

    private ShellUnderTest node() {
        Map<String, String> environment = Map.of(
                "HOME",
                home.toString(),
                "SHELL",
                "/bin/sh",
                "PATH",
                "/usr/bin:/bin",
                "XDG_RUNTIME_DIR",
                folder.resolve("run").toString());
        return new ShellUnderTest(new LocalConnection("/bin/sh", home, environment));
    }

    @Test
    void sudoGetsATerminalAndItsWords() throws Exception {
        try (ShellUnderTest node = node()) {
            Answer answer = node.run("echo in | sudo -u x printf '' \"it's\" '$HOME' '*' '\\' '\n' -S");
            assertThat(answer.out()).isEqualTo("[-A][-u][x][printf][][it's][$HOME][*][\\][\n][-S]in\n");
            assertThat(answer.err()).isEqualTo("err\n");
            assertThat(answer.status()).isEqualTo(7);
        }
    }

    @Test
    void whatReadsThePasswordItselfIsLeftToIt() throws Exception {
        try (ShellUnderTest node = node()) {
            assertThat(node.run("echo in | sudo -S id").out()).isEqualTo("[-S][id]in\n");
            assertThat(node.run("sudo -kS id").out()).isEqualTo("[-kS][id]");
            assertThat(node.run("sudo --stdin -u -S id").out()).isEqualTo("[--stdin][-u][-S][id]");
            assertThat(node.run("sudo -u -S id").out()).isEqualTo("[-A][-u][-S][id]");
            assertThat(node.run("sudo X=-S id").out()).isEqualTo("[-A][X=-S][id]");
        }
    }

    @Test
    void sudoIsAskedOnceAndOnlyWhereALineMentionsIt() throws Exception {
        try (ShellUnderTest node = node()) {
            node.run("true");
            assertThat(home.resolve("calls")).doesNotExist();
            node.run("sudo id");
            node.run("sudo id");
            assertThat(home.resolve("calls")).hasContent("called\ncalled\ncalled\n");
        }
        try (ShellUnderTest later = node()) {
            assertThat(later.run("sh -c 'su''do id'").out()).isEqualTo("[-A][id]");
        }
    }

    @Test
    void noOptionOfTheShellIsInTheWay() throws Exception {
        try (ShellUnderTest node = node()) {
            assertThat(node.run("set -efuC; sudo id || echo $?").out()).isEqualTo("[-A][id]7\n");
        }
    }
}
