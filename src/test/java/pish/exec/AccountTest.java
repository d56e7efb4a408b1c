package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.BroadcastFixture.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Refusal;
import pish.transport.ShellKind;
import pish.transport.Shells;

/** Accounts that give no shell, or one that start-up files spoil: lines run all the same where anything does. */
class AccountTest {
    private static final String ROUTER = """
            #!/bin/sh
            printf '%s\\n' "$2" >>"$HOME/asked"
            case $2 in
            show*) printf 'up\\nto date'; echo warning >&2 ;;
            input) wc -c | tr -d ' ' ;;
            ping) echo pinging; exec sleep 60 ;;
            stubborn) trap '' INT; echo begun; sleep 60; echo no ;;
            big) head -c 1000000 /dev/zero ;;
            cut) kill -KILL $$ ;;
            *) echo "% Invalid input: ${2%% *}"; exit 7 ;;
            esac
            """;

    @TempDir
    Path folder;

    private BroadcastFixture cluster;
    private final EventLog log = new EventLog();

    @BeforeEach
    void open() {
        cluster = new BroadcastFixture(folder, Shells.BASH, 64);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private void account(String node, String script) throws IOException {
        Path program = Files.writeString(Files.createTempFile(folder, "shell", ""), script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        cluster.transport.loginShell(node, program);
    }

    private List<String> run(String command) throws InterruptedException {
        EventLog told = new EventLog();
        cluster.run(nodes("a", "b"), command, BroadcastOptions.DEFAULT, told);
        return told.names();
    }

    private List<String> asked(String node) throws IOException {
        return Files.readAllLines(cluster.transport.home(node).resolve("asked"));
    }

    @Test
    void aLineIsAllThatAnAccountWithoutAShellIsAsked() throws Exception {
        account("a", ROUTER);
        account("b", ROUTER);
        assertThat(run("show"))
                .contains("Output a up\nto date", "Output a warning", "Exited a 0", "Exited b 0")
                .endsWith("Message a,b: no POSIX shell (% Invalid input: exec): each line runs by itself, and cd and"
                        + " variables do not last");
        assertThat(run("show all"))
                .contains("Exited a 0")
                .doesNotContain("Connected a")
                .noneMatch(name -> name.startsWith("Message"));
        assertThat(run("wrong")).contains("Output b % Invalid input: wrong", "Exited b 7");
        assertThat(run("input")).contains("Output a 0");
        assertThat(run("cut")).contains("Exited a 137");
        List<String> asked = asked("a");
        assertThat(asked.get(0)).startsWith("exec /bin/sh -c");
        assertThat(asked.subList(1, asked.size())).containsExactly("show", "show all", "wrong", "input", "cut");
    }

    @Test
    void ofAJobThereNobodyIsToldButOfTheNextLine() throws Exception {
        account("a", ROUTER);
        BroadcastOptions aside = BroadcastOptions.DEFAULT.in(BroadcastOptions.Where.ASIDE);
        cluster.run(nodes("a"), "show", aside, log);
        assertThat(log.names())
                .contains("Output a up\nto date", "Exited a 0")
                .noneMatch(name -> name.startsWith("Message"));
        assertThat(run("show")).anyMatch(name -> name.startsWith("Message a: no POSIX shell"));
    }

    @Test
    void aJobBeginsWithoutStartUpFilesThatEndTheShell() throws Exception {
        Path home = Files.createDirectories(cluster.transport.home("a"));
        Files.writeString(home.resolve(".profile"), "echo leaving >&2; exec true\n");
        BroadcastOptions aside = BroadcastOptions.DEFAULT.in(BroadcastOptions.Where.ASIDE);
        cluster.run(nodes("a"), "echo there", aside, log);
        assertThat(log.out()).isEqualTo("there\n");
    }

    @Test
    void itsOutputIsExactHoweverLong() throws Exception {
        account("a", ROUTER);
        cluster.run(nodes("a"), "big", BroadcastOptions.DEFAULT, log);
        assertThat(log.out()).isEqualTo("\0".repeat(1_000_000));
    }

    @Test
    void anAccountThatAlwaysDoesTheSameRanNothing() throws Exception {
        account("a", "#!/bin/sh\necho \"backup at $(date +%s%N)\"\n");
        account("b", "#!/bin/sh\nexit 0\n");
        for (int line = 0; line < 2; line++) {
            List<String> names = run("rm x");
            assertThat(names)
                    .contains("Unreachable b its account takes no commands and always ends at once")
                    .hasSize(line == 0 ? 5 : 3);
            assertThat(names)
                    .anyMatch(name -> name.matches(
                            "Unreachable a its account takes no commands and always says: backup at \\d+"));
        }
    }

    @Test
    void ctrlCEndsALineThere() throws Exception {
        account("a", ROUTER);
        Cancellation presses = new Cancellation();
        log.react(event -> {
            if (log.out().equals("begun\n")) {
                presses.request();
            }
        });
        log.eachTick(() -> {
            if (presses.presses() == 1) {
                presses.request();
            }
        });
        Outcome outcome = cluster.run(nodes("a"), "stubborn", BroadcastOptions.DEFAULT, log, presses);
        assertThat(outcome.status()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(log.out()).isEqualTo("begun\n");
    }

    @Test
    void aTimeOutEndsALineThere() throws Exception {
        account("a", ROUTER);
        Outcome outcome = cluster.run(nodes("a"), "ping", BroadcastFixture.timeout(300), log);
        assertThat(outcome.timeout()).containsExactly("a");
        assertThat(log.out()).isEqualTo("pinging\n");
    }

    @Test
    void whereStartUpFilesEndTheShellItBeginsWithoutThem() throws Exception {
        for (String node : List.of("a", "b")) {
            Path home = Files.createDirectories(cluster.transport.home(node));
            Files.writeString(home.resolve(".profile"), "export P=1; echo leaving >&2; exec true\n");
        }
        assertThat(run("X=5; cd /usr; echo ${P-none}"))
                .contains("Output a none", "Exited b 0")
                .endsWith("Message a,b: start-up files end the shell (leaving): shells there begin without them");
        assertThat(run("echo $X $PWD"))
                .contains("Output a 5 /usr", "Output b 5 /usr")
                .noneMatch(name -> name.startsWith("Message"));
    }

    @Test
    void anotherConnectionIsAskedAnew() throws Exception {
        account("a", ROUTER);
        run("show");
        cluster.transport.loginShell("a", Path.of("/bin/sh"));
        cluster.transport.connection("a").cut("connection reset by peer");
        assertThat(run("echo $((1 + 1))")).contains("Rejoined a", "Output a 2");
    }

    @Test
    void patienceEndsSoonerTheSecondTime() {
        Account account = new Account();
        Bytes nothing = Bytes.utf8("");
        Refusal late = new Refusal(ShellKind.LOGIN, false, true, null, nothing, nothing);
        assertThat(Duration.ofNanos(account.patience())).isEqualTo(Duration.ofSeconds(60));
        assertThat(account.refused(late)).isFalse();
        assertThat(account.kind()).isEqualTo(ShellKind.LOGIN);
        assertThat(Duration.ofNanos(account.patience())).isEqualTo(Duration.ofSeconds(5));
        assertThat(account.refused(new Refusal(ShellKind.LOGIN, true, true, null, nothing, nothing)))
                .isTrue();
        assertThat(account.kind()).isEqualTo(ShellKind.BARE);
        assertThat(account.news()).hasValue("start-up files do not come to an end: shells there begin without them");
        assertThat(account.news()).isEmpty();
        account.ran();
        account.connected();
        assertThat(account.kind()).isEqualTo(ShellKind.LOGIN);
        assertThat(Duration.ofNanos(account.patience())).isEqualTo(Duration.ofSeconds(60));
    }
}
