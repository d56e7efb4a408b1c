package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrtedCommandTest {
    /** What Open MPI 4.1.4 gave its agent. */
    private static final String LINE = "pish-orted pi02  orted -mca orte_leave_session_attached \"1\" -mca ess \"env\" "
            + "-mca ess_base_jobid \"3895328768\" -mca ess_base_vpid 1 -mca ess_base_num_procs \"4\" "
            + "-mca orte_node_regex \"hub,pi[2:2,1,3]@0(4)\" -mca orte_hnp_uri \"3895328768.0;tcp://10.77.0.1:59721\" "
            + "--mca plm_rsh_no_tree_spawn \"1\" -mca plm \"rsh\" -mca plm_rsh_agent \"/bin/echo pish-orted\" "
            + "-mca rmaps_base_mapping_policy \"seq\" -mca pmix \"^s1,s2,cray,isolated\"";

    @Test
    void becomesTheDaemonOfANode() {
        OrtedCommand command = OrtedCommand.read(LINE).orElseThrow();

        assertThat(command.node()).isEqualTo("pi02");
        assertThat(command.to("10.77.0.1"))
                .startsWith("exec 'orted' '-mca' 'orte_leave_session_attached' '1' ")
                .contains(
                        " 'hub,pi[2:2,1,3]@0(4)' ",
                        " '3895328768.0;tcp://10.77.0.1:59721' ",
                        " 'plm' 'rsh' '-mca' 'rmaps")
                .endsWith(" '-mca' 'pmix' '^s1,s2,cray,isolated'")
                .doesNotContain("plm_rsh_agent");
    }

    @Test
    void looksForMpiexecWhereTheNodeCanReachIt() {
        OrtedCommand command = OrtedCommand.read(LINE).orElseThrow();

        assertThat(command.to("192.168.1.1")).contains(";tcp://192.168.1.1,10.77.0.1:59721'");
    }

    @Test
    void keepsTheVariablesOfAnInstallationWithAPrefix() {
        String before = "PATH=/opt/mpi/bin:$PATH ; export PATH ; LD_LIBRARY_PATH=/opt/mpi/lib:$LD_LIBRARY_PATH ; "
                + "export LD_LIBRARY_PATH ;   /opt/mpi/bin/orted";
        String line = LINE.replaceFirst("orted -mca", java.util.regex.Matcher.quoteReplacement(before) + " -mca");

        assertThat(OrtedCommand.read(line).orElseThrow().to("10.77.0.1"))
                .startsWith("PATH=/opt/mpi/bin:$PATH ; export PATH ; ")
                .contains(" ; exec '/opt/mpi/bin/orted' ");
    }

    /** Lines come from a node: none may keep pish busy, or take its stack. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a/", "A=b ; export A ; "})
    @Timeout(10)
    void aLongLineIsRefusedSoon(String piece) {
        assertThat(OrtedCommand.read("pish-orted pi02 " + piece.repeat(20_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ; reboot",
                " $(reboot)",
                " \"$(reboot)\"",
                " `reboot`",
                " | sh",
                " >x",
                " '",
                " \"x",
                " x\"y",
                " &",
                "\\"
            })
    void runsNothingElse(String more) {
        assertThat(OrtedCommand.read(LINE + more)).isEmpty();
    }

    @Test
    void isNoOtherProgram() {
        assertThat(OrtedCommand.read(LINE.replace(" orted ", " /bin/sh "))).isEmpty();
        assertThat(OrtedCommand.read(LINE.replace("orte_hnp_uri", "x"))).isEmpty();
        assertThat(OrtedCommand.is("orted")).isFalse();
    }
}
