package pish.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Errand;
import pish.exec.Report;
import pish.node.NodeSet;
import pish.transport.Bytes;
import pish.transport.ExitStatus;

/** Doors between nodes, all of which are this machine. */
@Timeout(60)
class DoorsTest {
    @TempDir
    Path folder;

    private static Survey survey(int nodes) {
        Map<String, NodeFacts> facts = new LinkedHashMap<>();
        for (int i = 1; i <= nodes; i++) {
            facts.put("pi0" + i, NodeFacts.of("at 127.0.0.1 127.0.0." + i + "\n", Instant.EPOCH, Instant.EPOCH));
        }
        return new Survey(facts, NodeSet.of(facts.keySet()));
    }

    private static Report said(String text) {
        return new Report(ExitStatus.OK, Bytes.utf8(text), Bytes.utf8(""), "", Instant.EPOCH, Instant.EPOCH);
    }

    private Report run(Errand errand) throws IOException, InterruptedException {
        Path input = Files.writeString(folder.resolve("input"), errand.input().toString());
        Process process = new ProcessBuilder("sh", "-c", errand.script())
                .redirectInput(input.toFile())
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said(text);
    }

    private Map<String, Report> run(Map<String, Errand> errands) throws IOException, InterruptedException {
        Map<String, Report> reports = new LinkedHashMap<>();
        for (Map.Entry<String, Errand> errand : errands.entrySet()) {
            reports.put(errand.getKey(), run(errand.getValue()));
        }
        return reports;
    }

    private static List<String> found(Doors doors, Map<String, Report> knocks) {
        Findings findings = new Findings();
        doors.examine(knocks, findings);
        return findings.all().stream()
                .map(one -> one.nodes() + ": " + one.what())
                .toList();
    }

    @Test
    void doorsAreOpenedAndFoundOpen() throws Exception {
        Doors doors = new Doors(survey(3));
        doors.opened(run(doors.open()));
        Map<String, Report> knocks;
        try (ServerSocket here = new ServerSocket(0)) {
            knocks = run(doors.knock(Map.of("pi02", "127.0.0.1 " + here.getLocalPort())));
        }
        assertThat(knocks.get("pi01").text()).isEqualTo("0 ok");
        assertThat(knocks.get("pi02").text().lines()).containsExactlyInAnyOrder("0 ok", "1 ok");
        assertThat(found(doors, knocks)).isEmpty();
    }

    @Test
    void doorsThatAreShutAreTold() throws Exception {
        Doors doors = new Doors(survey(2));
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        doors.opened(Map.of("pi01", said("" + port), "pi02", said("22")));
        Map<String, Report> knocks = run(doors.knock(Map.of()));
        assertThat(knocks).containsOnlyKeys("pi02");
        assertThat(found(doors, knocks))
                .containsExactly("pi01: no TCP connection from pi02 to a high port, as MPI needs it: refused");
    }

    @Test
    void eachWayToFailHasItsWords() {
        Doors doors = new Doors(survey(3));
        assertThat(found(
                        doors,
                        Map.of(
                                "pi01",
                                said("0 silent\nnonsense"),
                                "pi02",
                                said("0 untried"),
                                "pi03",
                                said("1 unreachable"))))
                .containsExactlyInAnyOrder(
                        "pi02: no TCP connection from pi01 to a high port, as MPI needs it: no answer",
                        ": pi03 cannot open a TCP connection to a high port of this machine, where mpiexec waits: "
                                + "no route, says a firewall or a router");
    }

    @Test
    void aNodeThatListensNowhereIsNotBlamed() {
        Doors doors = new Doors(survey(2));
        doors.opened(Map.of("pi01", said("no port"), "pi02", said("99999")));
        assertThat(doors.knock(Map.of())).isEmpty();
        Findings findings = new Findings();
        doors.examine(Map.of(), findings);
        assertThat(findings.skipped()).containsOnlyKeys("firewall of pi[01-02]");
    }
}
