package pish.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lines of a hosts file that are pish's own follow nodes to other addresses. */
class HostNamesTest {
    private static final String HOSTS = """
            # BEGIN pish: these lines are written by hosts sync
            10.77.0.103\tpi03
            10.77.0.104\tpi04
            # END pish
            10.77.0.103\tpi03 printer
            """;

    @Test
    void linesOfMovedNodesChange() {
        assertThat(HostNames.moved(HOSTS, Map.of("pi03", "10.77.0.117", "pi09", "10.77.0.119")))
                .isEqualTo(Map.of("pi03", "10.77.0.117", "pi04", "10.77.0.104"));
    }

    @Test
    void whereNothingChangesThereIsNothingToWrite() {
        assertThat(HostNames.moved(HOSTS, Map.of("pi03", "10.77.0.103"))).isEmpty();
        assertThat(HostNames.moved("10.77.0.103\tpi03\n", Map.of("pi03", "10.77.0.117")))
                .isEmpty();
    }
}
