package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.finished;

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
