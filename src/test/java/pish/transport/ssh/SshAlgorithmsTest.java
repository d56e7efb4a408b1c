package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SecurityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pish.transport.Connection;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** Every algorithm that pish offers, at a real sshd that takes no other. */
class SshAlgorithmsTest {
    @TempDir
    Path folder;

    static List<String> lines() {
        SshAlgorithms algorithms = new SshAlgorithms();
        List<String> lines = new ArrayList<>();
        names(algorithms.getKeyExchangeFactories()).stream()
                .filter(name -> !name.startsWith("ext-info"))
                .forEach(name -> lines.add("KexAlgorithms " + name));
        names(algorithms.getCipherFactories()).forEach(name -> lines.add("Ciphers " + name));
        names(algorithms.getMACFactories()).forEach(name -> lines.add("MACs " + name));
        return lines;
    }

    private static List<String> names(List<? extends Factory.Named<?>> factories) {
        return factories.stream().map(Factory.Named::getName).toList();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void works(String line) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's server is not installed");
        try (SshAccount account = new SshAccount(folder, line);
                SshTransport transport = account.transport();
                Connection connection = transport.open(account.node())) {
            ProcessLog log = new ProcessLog();
            connection.start("head -c 100000 /dev/zero | tr '\\0' x", new byte[0], log);
            assertThat(log.await()).isEqualTo(ExitStatus.OK);
            assertThat(log.text(Stream.STDOUT)).hasSize(100_000).matches("x*");
        }
    }

    @Test
    void allOfBouncyCastleIsNotRegistered() {
        SshAlgorithms algorithms = new SshAlgorithms();
        assertThat(algorithms.getCipherFactories()).isNotEmpty();
        assertThat(Security.getProviders()[0]).isInstanceOf(SelectedAlgorithms.class);
        assertThat(SecurityUtils.getSecurityProvider()).isNull();
    }
}
