package pish.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal of this machine's own, with a size that can change. */
@Timeout(60)
class PseudoTerminalTest {
    @TempDir
    private Path folder;

    private static Map<String, String> size(int columns, int rows) {
        return Map.of("COLUMNS", Integer.toString(columns), "LINES", Integer.toString(rows));
    }

    @Test
    void programIsToldOfItsSizeAndOfItsChange() throws Exception {
        PseudoTerminal terminal = new PseudoTerminal(folder.resolve("it's a name"));
        String program =
                "trap 'stty size; exit 4' WINCH; stty size; echo \"it's $SHELL\"; while :; do sleep 0.01; done";
        Process process = new ProcessBuilder(
                        terminal.running(List.of("sh", "-c", program), "/bin/its own shell", size(80, 24)))
                .start();
        BufferedReader printed = process.inputReader(UTF_8);
        assertThat(printed.readLine()).isEqualTo("24 80");
        assertThat(printed.readLine()).isEqualTo("it's /bin/its own shell");
        terminal.resize(size(70, 20));
        assertThat(printed.readLine()).isEqualTo("20 70");
        assertThat(process.waitFor()).isEqualTo(4);
    }

    @Test
    void sizeOfWhatHasNotBegunIsNobodys() {
        PseudoTerminal terminal = new PseudoTerminal(folder.resolve("name"));
        terminal.resize(size(70, 20));
        assertThat(folder).isEmptyDirectory();
    }
}
