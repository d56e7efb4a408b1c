package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JLine's editor as pish has it. */
@Timeout(60)
final class LineEditorTest {
    private static final int LINES = 400;

    @Test
    void aTerminalMayChangeItsSizeWhileALineEnds() throws Exception {
        try (LineDisciplineTerminal terminal =
                new LineDisciplineTerminal("test", "xterm", OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
            terminal.setSize(new Size(80, 24));
            LineEditor editor = new LineEditor(terminal, typed -> "4/4 up");
            AtomicBoolean ended = new AtomicBoolean();
            Thread resizer = new Thread(() -> {
                for (int columns = 20; !ended.get(); columns = 20 + (columns + 1) % 60) {
                    terminal.setSize(new Size(columns, 24));
                    terminal.raise(Terminal.Signal.WINCH);
                }
            });
            resizer.start();
            try {
                for (int line = 0; line < LINES; line++) {
                    terminal.processInputBytes(("word " + line + "\r").getBytes(StandardCharsets.UTF_8));
                    assertThat(editor.readLine("pish> ")).isEqualTo("word " + line);
                }
            } finally {
                ended.set(true);
                resizer.join();
            }
        }
    }
}
