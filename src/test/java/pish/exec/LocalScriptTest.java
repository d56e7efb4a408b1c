package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shell text on this machine. */
@Timeout(30)
class LocalScriptTest {
    @TempDir
    Path folder;

    @Test
    void readsArgumentsAndInputAndReturnsWhatItPrints() throws IOException {
        assertThat(LocalScript.run("echo \"$2\"; cat", "a\u00e9\n", () -> false, "1", "b c"))
                .isEqualTo("b c\na\u00e9\n");
    }

    @Test
    void isNotHeldUpByFullPipes() throws IOException {
        String noisy = "yes noise | head -n 50000 >&2; yes out | head -n 50000";
        assertThat(LocalScript.run(noisy, "", () -> false)).hasSize(200_000);
    }

    @Test
    void needsNobodyToReadItsInput() throws IOException {
        assertThat(LocalScript.run("exec <&-; echo ok", "x".repeat(1 << 20), () -> false))
                .isEqualTo("ok\n");
    }

    @Test
    void aFailureSaysWhatItSaidLast() {
        assertThatThrownBy(() -> LocalScript.run("echo first >&2; echo why >&2; exit 3", "", () -> false))
                .isInstanceOf(IOException.class)
                .hasMessage("why");
    }

    @Test
    void endsWithAllItStartedWhenTheUserWantsNoMore() {
        Path pid = folder.resolve("pid");
        String script = "sh -c 'echo $$ >\"$1\".new; mv \"$1\".new \"$1\"; sleep 300; :' sh \"$1\"; :";
        assertThatThrownBy(() -> LocalScript.run(script, "", () -> Files.exists(pid), pid.toString()))
                .hasMessage("interrupted");
        assertThat(pid)
                .content()
                .satisfies(text -> pish.transport.Await.until(
                        "its end",
                        () -> !ProcessHandle.of(Long.parseLong(text.strip()))
                                .map(ProcessHandle::isAlive)
                                .orElse(false)));
    }
}
