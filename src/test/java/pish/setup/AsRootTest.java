package pish.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is to run as root runs once, and never on the nodes of a demo, which are this machine. */
class AsRootTest {
    @TempDir
    Path folder;

    @BeforeEach
    void sudo() throws Exception {
        Path sudo = Files.writeString(folder.resolve("sudo"), "#!/bin/sh\nexec \"$@\"\n");
        assertThat(sudo.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void runsWithItsArguments() throws Exception {
        assertThat(run("", "echo \"$1\" it\\'s; exit 3", "\"a  b\"")).isEqualTo("a  b it's\n3");
    }

    @Test
    void runsNothingInADemo() throws Exception {
        assertThat(run("/tmp/demo", "echo ran"))
                .isEqualTo("the nodes of a demo are this machine: nothing was changed\n1");
    }

    private String run(String demo, String script, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", AsRoot.command(script, arguments));
        builder.environment().put("PATH", folder + ":" + builder.environment().get("PATH"));
        builder.environment().put("PISH_DEMO", demo);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + process.waitFor();
    }
}
