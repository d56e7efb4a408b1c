package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Node;
import pish.transport.Await;
import pish.transport.ConnectFailure;
import pish.transport.ConnectFailure.Kind;
import pish.transport.Connection;
import pish.transport.Stream;

/** Ways to nodes through other hosts. */
class JumpsTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    @TempDir
    Path folder;

    private static ConnectFailure failure(SshTransport transport, Node node) {
        return catchThrowableOfType(
                ConnectFailure.class, () -> transport.open(node).close());
    }

    private static String run(Connection connection, String command) throws Exception {
        ProcessLog log = new ProcessLog();
        connection.start(command, new byte[0], log);
        assertThat(log.await().ok()).isTrue();
        return log.text(Stream.STDOUT);
    }

    /** Opens many at once, and returns them. */
    private static List<Connection> openAll(SshTransport transport, int count, String jump) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Connection>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Node node = Node.of("n" + i).withAddress("inner").withJump(jump);
                tasks.add(() -> transport.open(node));
            }
            List<Connection> opened = new ArrayList<>();
            for (Future<Connection> one : pool.invokeAll(tasks)) {
                opened.add(one.get());
            }
            return opened;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aChainOfHostsIsGoneThroughInOrder() throws Exception {
        try (Route route = new Route(folder, "one", "two", "three", "inner")
                        .start()
                        .know("one", "two", "three", "inner");
                SshTransport transport = route.transport();
                Connection connection = transport.open(Node.of("inner").withJump("one,two,three"))) {
            assertThat(run(connection, "echo here")).isEqualTo("here\n");
            for (String name : List.of("one", "two", "three", "inner")) {
                assertThat(route.server(name).connections()).as(name).isEqualTo(1);
                assertThat(route.server(name).logins().tries("publickey").get(0).user())
                        .isEqualTo(name);
            }
        }
    }

    @Test
    void aChainMayBeMadeOfTheWaysOfItsHosts() throws Exception {
        try (Route route = new Route(folder, "one", "two", "inner").start().know("one", "two", "inner");
                SshTransport transport = route.transport(
                        "Host inner", "ProxyJump two", "Host two", "ProxyJump one", "Host one", "ProxyJump none");
                Connection connection = transport.open(Node.of("inner"))) {
            assertThat(run(connection, "echo here")).isEqualTo("here\n");
            assertThat(route.server("one").connections()).isEqualTo(1);
            ConnectFailure failure = failure(transport, Node.of("inner").withJump("one,two,nowhere.invalid"));
            assertThat(failure).hasMessageStartingWith("on the way, nowhere.invalid: two cannot reach it: ");
            assertThat(failure.onTheWay().orElseThrow().address()).isEqualTo("nowhere.invalid");
        }
    }

    @Test
    void manyNodesBehindOneHostAreOneLoginThere() throws Exception {
        try (Route route = new Route(folder, "gate", "inner").start().know("gate", "inner");
                SshTransport transport = route.transport()) {
            List<Connection> all = openAll(transport, 64, "gate");
            assertThat(all).hasSize(64).allMatch(Connection::isOpen);
            assertThat(route.server("gate").connections()).isEqualTo(1);
            assertThat(route.server("inner").connections()).isEqualTo(64);
            all.forEach(Connection::close);
        }
    }

    @Test
    void commandsThatMayGoThroughOneHostBeginAFewAtATime() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
        try (Route route = new Route(folder, "inner").start().know("inner");
                SshTransport transport = route.transport(
                        "Host inner", "ProxyCommand bash -c 'exec 3<>/dev/tcp/%h/%p; cat <&3 & exec cat >&3'")) {
            List<Connection> all = openAll(transport, 32, "");
            assertThat(all).hasSize(32).allMatch(Connection::isOpen);
            // a server learns of a login's end when the client may know it already; more than ten are too many
            assertThat(route.server("inner").mostBeginning()).isBetween(2, 10);
            all.forEach(Connection::close);
        }
    }

    @Test
    void aWayThatNobodyGoesIsClosedAndOpenedAgain() throws Exception {
        try (Route route = new Route(folder, "gate", "inner").start().know("gate", "inner");
                SshTransport transport = route.transport(AT_ONCE)) {
            Node node = Node.of("inner").withJump("gate");
            Connection one = transport.open(node);
            Connection two = transport.open(node);
            one.close();
            assertThat(run(two, "echo here")).isEqualTo("here\n");
            assertThat(route.server("gate").openConnections()).isEqualTo(1);
            two.close();
            Await.until("the way to close", () -> route.server("gate").openConnections() == 0);
            try (Connection again = transport.open(node)) {
                assertThat(run(again, "echo again")).isEqualTo("again\n");
            }
            assertThat(route.server("gate").connections()).isEqualTo(2);
            Await.until("the way to close", () -> route.server("gate").openConnections() == 0);
        }
    }

    @Test
    void aWayIsClosedAfterANodeThatEndedByItselfOrWasNeverReached() throws Exception {
        try (Route route = new Route(folder, "gate", "inner").start().know("gate", "inner");
                SshTransport transport = route.transport(AT_ONCE)) {
            Connection lost = transport.open(Node.of("inner").withJump("gate"));
            route.server("inner").dropConnections();
            Await.until("the way to close", () -> route.server("gate").openConnections() == 0);
            assertThat(lost.isOpen()).isFalse();
            Node nowhere = Node.of("inner").withJump("gate").withPort(1);
            assertThat(failure(transport, nowhere)).hasMessageStartingWith("gate cannot reach it: ");
            Await.until("the way to close", () -> route.server("gate").openConnections() == 0);
        }
    }

    @Test
    void theLossOfAHostOnTheWayIsTheReasonForAllBehindIt() throws Exception {
        try (Route route = new Route(folder, "one", "two", "inner").start().know("one", "two", "inner");
                SshTransport transport = route.transport()) {
            List<CompletableFuture<String>> reasons = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                CompletableFuture<String> reason = new CompletableFuture<>();
                transport.open(Node.of("inner").withJump("one,two")).onLost(reason::complete);
                reasons.add(reason);
            }
            route.server("two").dropConnections();
            for (CompletableFuture<String> reason : reasons) {
                assertThat(reason.get(20, TimeUnit.SECONDS))
                        .isEqualTo("the way through two was lost: connection closed by the node");
            }
            try (Connection again = transport.open(Node.of("inner").withJump("one,two"))) {
                assertThat(again.isOpen()).isTrue();
            }
            assertThat(route.server("one").connections()).isEqualTo(1);
            assertThat(route.server("two").connections()).isEqualTo(2);
        }
    }

    @Test
    void aNodeThatIsTurnedDownOrClosedAmidItsOutputLeavesTheWayToTheOthers() throws Exception {
        try (Route route = new Route(folder, "gate", "inner", "strange").start().know("gate", "inner");
                SshTransport transport = route.transport();
                Connection other = transport.open(Node.of("inner").withJump("gate"))) {
            for (int i = 0; i < 20; i++) {
                assertThat(failure(transport, Node.of("strange").withJump("gate"))
                                .kind())
                        .isEqualTo(Kind.HOST_KEY_UNKNOWN);
                Connection talkative = transport.open(Node.of("inner").withJump("gate"));
                ProcessLog log = new ProcessLog();
                talkative.start("yes", new byte[0], log);
                Await.until("output", () -> log.text(Stream.STDOUT).length() > 100);
                talkative.close();
            }
            assertThat(run(other, "echo here")).isEqualTo("here\n");
            assertThat(route.server("gate").connections()).isEqualTo(1);
        }
    }

    @Test
    void aPasswordOnTheWayIsTriedOnceAndNodesNeverSeeIt() throws Exception {
        Route route = new Route(folder, "gate", "inner");
        route.server("gate").logins().password("gate", "of the gate");
        route.server("inner").logins().password("inner", "of the node");
        try (route;
                SshTransport transport = route.start().know("gate", "inner").transport()) {
            Node node = Node.of("inner").withJump("gate");
            transport.setPassword(node, "of the node".toCharArray());
            ConnectFailure needed = failure(transport, node);
            assertThat(needed.kind()).isEqualTo(Kind.PASSWORD_NEEDED);
            assertThat(needed).hasMessage("on the way, gate: permission denied (password)");
            Node gate = needed.onTheWay().orElseThrow();
            assertThat(gate.user()).isEqualTo("gate");
            transport.setPasswordOnTheWay(gate, "wrong".toCharArray());
            assertThat(failure(transport, node).kind()).isEqualTo(Kind.PASSWORD_REFUSED);
            assertThat(failure(transport, node).kind()).isEqualTo(Kind.PASSWORD_NEEDED);
            transport.setPasswordOnTheWay(gate, "of the gate".toCharArray());
            transport.open(node).close();
            assertThat(secrets(route, "gate")).containsExactly("wrong", "of the gate");
            assertThat(secrets(route, "inner")).containsExactly("of the node");
        }
    }

    @Test
    void thoseWhoWaitForAWayShareWhatBecomesOfIt() throws Exception {
        Route route = new Route(folder, "gate", "inner");
        route.server("gate").logins().password("gate", "of the gate");
        try (route;
                SshTransport transport = route.start().know("gate", "inner").transport()) {
            Node node = Node.of("inner").withJump("gate");
            Node gate = failure(transport, node).onTheWay().orElseThrow();
            transport.setPasswordOnTheWay(gate, "wrong".toCharArray());
            List<CompletableFuture<Kind>> failures = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                failures.add(CompletableFuture.supplyAsync(
                        () -> failure(transport, node).kind()));
            }
            for (CompletableFuture<Kind> failure : failures) {
                assertThat(failure.get(20, TimeUnit.SECONDS)).isIn(Kind.PASSWORD_REFUSED, Kind.PASSWORD_NEEDED);
            }
            assertThat(secrets(route, "gate")).containsExactly("wrong");
        }
    }

    private static List<String> secrets(Route route, String name) {
        return route.server(name).logins().tries("password").stream()
                .map(Logins.Try::secret)
                .toList();
    }

    @Test
    void aHostOnTheWayMayAskWhoeverSitsThere() throws Exception {
        Route route = new Route(folder, "gate", "inner");
        route.server("gate")
                .logins()
                .prompts(new Logins.Prompt("Password: ", false, "s"), new Logins.Prompt("Code: ", true, "42"));
        try (route;
                SshTransport transport = route.start().know("gate", "inner").transport()) {
            Node node = Node.of("inner").withJump("gate");
            Node gate = failure(transport, node).onTheWay().orElseThrow();
            transport.setPasswordOnTheWay(gate, "s".toCharArray());
            List<String> asked = new ArrayList<>();
            Connection connection = transport.open(node, (prompt, echo) -> {
                asked.add(prompt + echo);
                return "42".toCharArray();
            });
            assertThat(connection.isOpen()).isTrue();
            connection.close();
            assertThat(asked).containsExactly("on the way, gate: Code:true");
        }
    }
}
