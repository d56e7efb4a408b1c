package pish.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pish.node.NodeSet;

/** What is found in answers as boards give them. */
class ChecksTest {
    private static final Instant ASKED = Instant.ofEpochSecond(1_700_000_000);
    /** A Raspberry Pi 4 with nothing wrong; NUMBER stands for the last of its address, NAMES for what names lead to. */
    private static final String WELL = """
            clock 1700000000.012345678
            at 192.168.1.10 192.168.1.NUMBER
            own 192.168.1.NUMBER fd00::NUMBER
            name pi01 192.168.1.101
            name pi02 192.168.1.102
            name pi03 192.168.1.103
            ntp systemd-timesyn
            ntp-can yes
            synchronised yes
            mpiexec MPICH 4.0.2
            mpi MPICH 4.0.2
            disk 41% /
            disk 20% /boot/firmware
            root rw,noatime
            sample 0.52 4 3884376 2913282 52300 0x0 123456789012 42
            """;

    private final Map<String, String> answers = new LinkedHashMap<>();
    private Duration roundTrip = Duration.ofMillis(20);

    ChecksTest() {
        for (int i = 1; i <= 3; i++) {
            answers.put("pi0" + i, WELL.replace("NUMBER", "10" + i));
        }
    }

    private void edit(String node, String from, String to) {
        assertThat(answers.get(node)).contains(from);
        answers.put(node, answers.get(node).replace(from, to));
    }

    private Findings findings() {
        Map<String, NodeFacts> facts = new LinkedHashMap<>();
        answers.forEach((node, answer) -> facts.put(node, NodeFacts.of(answer, ASKED, ASKED.plus(roundTrip))));
        Findings findings = new Findings();
        Checks.examine(new Survey(facts, NodeSet.parse("pi[01-03]")), findings);
        return findings;
    }

    private List<String> found() {
        return findings().all().stream()
                .map(one -> one.nodes() + ": " + one.what() + " | " + one.mend())
                .toList();
    }

    private static String line(String nodes, String what, String mend) {
        return nodes + ": " + what + " | " + mend;
    }

    @Test
    void nothingIsWrong() {
        assertThat(found()).isEmpty();
        assertThat(findings().count()).isEqualTo(9);
        assertThat(findings().skipped()).isEmpty();
    }

    @Test
    void whatSeveralNodesHaveIsOneFinding() {
        edit("pi02", "disk 41% /", "disk 97% /");
        edit("pi03", "disk 41% /", "disk 97% /");
        assertThat(found())
                .containsExactly(
                        line("pi[02-03]", "disk / is 97 % full", "pi[02-03]: sudo du -xhd 2 / | sort -h | tail"));
    }

    @ParameterizedTest
    @CsvSource({
        "1699999996.812, 3.2 s behind",
        "1700000004.000, 4.0 s ahead",
        "1700000600.000, 10 min ahead",
        "1699990000.000, 3 h behind",
        "1699136000.000, 10 days behind"
    })
    void aClockIsOff(String time, String text) {
        edit("pi02", "clock 1700000000.012345678", "clock " + time + "000000");
        assertThat(found())
                .containsExactly(line("pi02", "clock " + text, "pi02: sudo systemctl restart systemd-timesyncd"));
    }

    @Test
    void aClockThatMayBeRightIsRight() {
        roundTrip = Duration.ofSeconds(9);
        edit("pi02", "clock 1700000000.012345678", "clock 1700000009.900000000");
        assertThat(found()).isEmpty();
        edit("pi02", "clock 1700000009.900000000", "clock 1700000010.900000000");
        assertThat(found()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clock 1700000001.%N", "clock 1700000001.", "clock 1700000001", "clock", "clock x", "clock 1e9"})
    void aClockThatTellsNoFractionIsNotBlamedForIt(String said) {
        edit("pi02", "clock 1700000000.012345678", said);
        assertThat(found()).isEmpty();
    }

    @Test
    void ifAllOthersAgreeItIsThisMachinesClock() {
        answers.keySet().forEach(node -> edit(node, "clock 1700000000", "clock 1700000060"));
        assertThat(found())
                .containsExactly(line(
                        "",
                        "the clock of this machine is 60.0 s behind those of all nodes",
                        "!timedatectl tells whether something keeps it right"));
    }

    @Test
    void nothingKeepsAClockRight() {
        answers.keySet().forEach(node -> edit(node, "ntp systemd-timesyn\n", ""));
        assertThat(found()).isEmpty();
        answers.keySet().forEach(node -> edit(node, "synchronised yes", "synchronised no"));
        edit("pi03", "ntp-can yes", "ntp-can no");
        String what = "nothing keeps the clock right: no NTP runs";
        assertThat(found())
                .containsExactly(
                        line("pi[01-02]", what, "pi[01-02]: sudo timedatectl set-ntp true"),
                        line("pi03", what, "pi03: sudo apt-get install -y chrony"));
        assertThat(findings().all()).extracting(Finding::safe).containsExactly(true, false);
    }

    @Test
    void aNameIsNotKnown() {
        edit("pi01", "name pi02 192.168.1.102\nname pi03 192.168.1.103", "name pi02 -\nname pi03 -");
        assertThat(found()).containsExactly(line("pi01", "the address of pi[02-03] is not known there", "hosts sync"));
    }

    @Test
    void debiansLineLeadsANodeToItself() {
        edit("pi02", "name pi02 192.168.1.102", "name pi02 127.0.1.1");
        edit("pi03", "name pi02 192.168.1.102", "name pi02 127.0.0.1");
        assertThat(found())
                .containsExactly(
                        line("pi02", "its own name leads to 127.0.1.1, which MPI tells others", "hosts sync"),
                        line("pi03", "the name pi02 leads to 127.0.0.1", "hosts sync"));
    }

    @Test
    void aNameLeadsElsewhere() {
        edit("pi01", "name pi02 192.168.1.102", "name pi02 192.168.1.103");
        assertThat(found()).containsExactly(line("pi01", "the name pi02 leads to 192.168.1.103", "hosts sync"));
    }

    @Test
    void aNodeHasTwoAddressesAndNodesDisagree() {
        edit("pi02", "own 192.168.1.102", "own 192.168.1.102 10.0.0.2");
        edit("pi03", "name pi02 192.168.1.102", "name pi02 10.0.0.2");
        assertThat(found())
                .containsExactly(
                        line("pi03", "the name pi02 leads to 10.0.0.2, elsewhere to 192.168.1.102", "hosts sync"));
    }

    @Test
    void mpiIsNotTheSameEverywhere() {
        edit("pi02", "MPICH 4.0.2", "MPICH 3.4.1");
        edit("pi03", "mpiexec MPICH 4.0.2\nmpi MPICH 4.0.2\n", "");
        assertThat(found())
                .containsExactly(
                        line("pi03", "no mpiexec", "setup mpich pi03"),
                        line("pi02", "mpiexec is MPICH 3.4.1, elsewhere MPICH 4.0.2", "setup mpich pi02"));
    }

    @Test
    void twoMpisFight() {
        answers.keySet().forEach(node -> edit(node, "mpi MPICH 4.0.2", "mpi MPICH 4.0.2\nmpi Open MPI 4.1.4"));
        assertThat(found())
                .containsExactly(line(
                        "pi[01-03]",
                        "MPICH 4.0.2 and Open MPI 4.1.4 are both installed, and mpiexec is MPICH's",
                        "pish starts the one that a program is linked to; set mpi mpich has it start MPICH always"));
    }

    @Test
    void noMpiIsNoFault() {
        answers.keySet().forEach(node -> edit(node, "mpiexec MPICH 4.0.2\nmpi MPICH 4.0.2\n", ""));
        assertThat(found()).isEmpty();
        assertThat(findings().skipped()).containsEntry("MPI", "no node has mpiexec");
        assertThat(findings().count()).isEqualTo(8);
    }

    @Test
    void pathsThatSshDoesNotSee() {
        edit("pi01", "root rw", "late-path 118 8\nlate-path 120 8\nroot rw");
        edit("pi02", "root rw", "login-mpiexec /opt/mpich/bin/mpiexec\nroot rw");
        edit("pi03", "root rw", "late-path 1;reboot 8\nlogin-mpiexec /x'; reboot;'/mpiexec\nroot rw");
        assertThat(found())
                .containsExactly(
                        line(
                                "pi01",
                                "ssh NODE COMMAND leaves ~/.bashrc at line 8 and does not get to the PATH of lines 118, 120",
                                "pi01: cp ~/.bashrc ~/.bashrc~ && { sed -n '118p;120p' ~/.bashrc~; sed '118d;120d' "
                                        + "~/.bashrc~; } >~/.bashrc"),
                        line(
                                "pi02",
                                "/opt/mpich/bin/mpiexec is on the PATH of login shells only, not on that of ssh NODE COMMAND",
                                "pi02: cp ~/.bashrc ~/.bashrc~ && { echo 'PATH=/opt/mpich/bin:$PATH'; cat ~/.bashrc~; } "
                                        + ">~/.bashrc"));
    }

    @Test
    void aRootThatCannotBeWritten() {
        edit("pi01", "root rw,", "root ro,");
        assertThat(found())
                .singleElement()
                .asString()
                .startsWith("pi01: the root file system is read-only | pi01: sudo");
    }

    @Test
    void littleMemoryIsLeft() {
        edit("pi01", "2913282", "113282");
        assertThat(found())
                .containsExactly(line(
                        "pi01",
                        "3 % of 3.7 GiB of memory is available",
                        "pi01: ps -eo rss,pid,user,comm --sort=-rss | head -n 6"));
    }

    @Test
    void powerAndHeat() {
        edit("pi01", "52300 0x0", "84100 0x0");
        edit("pi02", "52300 0x0", "52300 0x50005");
        edit("pi03", "52300 0x0", "52300 0x20000");
        assertThat(found())
                .extracting(text -> text.substring(0, text.indexOf(" | ")))
                .containsExactly(
                        "pi01: 84 °C: it slows down to stay whole",
                        "pi02: under-voltage, throttled",
                        "pi03: capped at some time since it was started");
    }

    @Test
    void cardsThatFail() {
        edit("pi01", "root rw", "card mmc0: timeout\ncard mmcblk0: error -110 transferring data\nroot rw");
        answers.put("pi02", answers.get("pi02") + "no-kernel-log\n");
        assertThat(found())
                .containsExactly(line(
                        "pi01",
                        "2 errors of the card, the last: mmcblk0: error -110 transferring data",
                        "save what is there, for example pull pi01:. saved/, and change the card"));
        assertThat(findings().skipped()).containsOnlyKeys("cards of pi02");
    }

    @Test
    void anAnswerOfNothingIsNoFault() {
        answers.replaceAll((node, answer) -> "\n\u0000 \n");
        assertThat(found()).allMatch(text -> text.contains("no NTP runs"));
    }
}
