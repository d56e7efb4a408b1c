package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"3.1", "4.0.2", "4.3"})
    void readsTheLinesOfEachVersion(String version) throws IOException {
        List<String> lines = lines("hydra-" + version + ".txt");

        assertThat(lines.get(2)).isEqualTo(ProxyCommand.END);
        for (int i = 0; i < 2; i++) {
            assertThat(ProxyCommand.is(lines.get(i))).isTrue();
            assertThat(ProxyCommand.read(lines.get(i)).orElseThrow().to("10.0.0.1"))
                    .containsPattern("^/[a-z/0-9.-]+/hydra_pmi_proxy --control-port 10\\.0\\.0\\.1:[0-9]{5} ")
                    .endsWith(" --proxy-id " + i);
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = ProxyCommandTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void runsNothingElse() {
        assertThat(ProxyCommand.read("HYDRA_LAUNCH: /bin/sh --control-port a:1"))
                .isEmpty();
        assertThat(ProxyCommand.read("HYDRA_LAUNCH: /x/hydra_pmi_proxy --control-port a:1 ;reboot"))
                .isEmpty();
        assertThat(ProxyCommand.read("HYDRA_LAUNCH: /x/hydra_pmi_proxy --control-port a:1 $(reboot)"))
                .isEmpty();
        assertThat(ProxyCommand.read("HYDRA_LAUNCH: hydra_pmi_proxy --control-port a:1"))
                .isEmpty();
        assertThat(ProxyCommand.read("HYDRA_LAUNCH: /x/hydra_pmi_proxy --proxy-id 0"))
                .isEmpty();
        assertThat(ProxyCommand.read("HYDRA_LAUNCH: /x/hydra_pmi_proxy --control-port"))
                .isEmpty();
    }
}
