package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What reaches a script that sudo runs: its own input and nothing else, whether sudo takes the password or not. */
@Timeout(60)
class RootScriptTest {
    private static final String SCRIPT = "echo \"it's $(id -u | wc -l)\"; cat";

    @TempDir
    private Path folder;

    @BeforeEach
    void sudo() throws IOException {
        Path sudo = folder.resolve("sudo");
        Files.writeString(sudo, """
                #!/bin/sh
                printf '%s\\n' "$*" >>SEEN
                if [ "$1" = -k ] && [ -e ASKS ]; then
                  IFS= read -r p; [ "$p" = "se cret" ] || { echo 'sudo: 1 incorrect password attempt' >&2; exit 1; }
                fi
                while [ "$1" != sh ]; do [ "$1" != -v ] || exit 0; shift; done
                exec "$@"
                """.replace("ASKS", folder + "/asks").replace("SEEN", folder + "/seen"));
        assertThat(sudo.toFile().setExecutable(true)).isTrue();
    }

    private String run(String password) throws Exception {
        RootScript root = RootScript.of(SCRIPT, password.getBytes(StandardCharsets.UTF_8));
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", root.command());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = builder.redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(root.first());
            in.write("data\nmore".getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        root.close();
        assertThat(root.first()).containsOnly(0);
        return said;
    }

    @Test
    void withAPasswordThatSudoWants() throws Exception {
        Files.createFile(folder.resolve("asks"));
        assertThat(run("se cret\n")).isEqualTo("it's 1\ndata\nmore");
        assertThat(folder.resolve("seen")).content().contains("-k -S -p  -v\n").doesNotContain("cret");
    }

    @Test
    void withOneThatItDoesNotWantAfterAll() throws Exception {
        assertThat(run("se cret\n")).isEqualTo("it's 1\ndata\nmore");
    }

    @Test
    void withAWrongOneNothingRunsAndItIsTriedOnce() throws Exception {
        Files.createFile(folder.resolve("asks"));
        assertThat(run("wrong\n")).isEqualTo("sudo: 1 incorrect password attempt\n");
        assertThat(folder.resolve("seen")).content().isEqualTo("-k -S -p  -v\n");
    }

    @Test
    void withoutOne() throws Exception {
        assertThat(run("")).isEqualTo("it's 1\ndata\nmore");
        assertThat(folder.resolve("seen")).content().startsWith("-n sh -c ");
    }
}
