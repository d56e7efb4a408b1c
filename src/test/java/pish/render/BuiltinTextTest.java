package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.finished;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pish.exec.Event;
import pish.exec.Event.Severity;

class BuiltinTextTest {
    @Test
    void printsTablesWhenTheyAreComplete() {
        Captured shown = show(
                Captured.pipes(),
                new Event.Row("a", Map.of("x", "1")),
                new Event.Message(Severity.WARNING, "odd"),
                new Event.Row("a", Map.of("x", "22")),
                new Event.Row("b", Map.of("y", "3")),
                new Event.Text("text"),
                new Event.Row("b", Map.of("y", "4")),
                finished(0));

        assertThat(shown.out()).isEqualTo(" X\n 1\n22\nY\n3\ntext\nY\n4\n");
        assertThat(shown.err()).isEqualTo("pish: odd\n");
    }

    @Test
    void aTerminalThatIsTooNarrowShowsHostsWithoutWhatSaysLeast() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("address", "192.168.1.101");
        row.put("vendor", "Raspberry Pi");
        row.put("ssh", "OpenSSH_9.2p1");
        Captured narrow = show(Captured.terminal(Palette.PLAIN, 40), new Event.Row("hosts", row), finished(0));
        assertThat(narrow.out()).isEqualTo("""
                ADDRESS        VENDOR
                192.168.1.101  Raspberry Pi
                pish: the screen is too narrow for SSH
                """);
        Captured wide = show(Captured.terminal(Palette.PLAIN, 42), new Event.Row("hosts", row), finished(0));
        assertThat(wide.out())
                .contains("192.168.1.101  Raspberry Pi  OpenSSH_9.2p1\n")
                .doesNotContain("narrow");
        Captured other = show(Captured.terminal(Palette.PLAIN, 40), new Event.Row("keys", row), finished(0));
        assertThat(other.out()).contains("OpenSSH_9.2p1");
    }

    @Test
    void coloursMessagesByTheirSeverity() {
        Captured shown = show(
                Captured.terminal(Palette.COLOUR),
                new Event.Message(Severity.INFO, "good to know"),
                new Event.Message(Severity.WARNING, "odd"),
                new Event.Message(Severity.ERROR, "bad\u001b[2J\nreally"));

        assertThat(shown.out()).isEqualTo("""
                        \\e[2mpish: good to know\\e[m
                        \\e[33mpish: odd\\e[m
                        \\e[31mpish: bad^[[2J really\\e[m
                        """);
    }

    @Test
    void neutralisesTextOnATerminalOnly() {
        Event text = new Event.Text("a\u001b[2Jb");

        assertThat(show(Captured.terminals(), text).out()).isEqualTo("a^[[2Jb\n");
        assertThat(show(Captured.pipes(), text).out()).isEqualTo("a\\e[2Jb\n");
    }

    private static Captured show(Captured captured, Event... events) {
        BuiltinText text = new BuiltinText(captured.sinks());
        List.of(events).forEach(text::handle);
        captured.sinks().flush();
        return captured;
    }
}
