package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final Captured captured = Captured.terminal(Palette.PLAIN);
    private final Screen screen = new Screen(captured.sinks().out(), () -> 20, () -> 10);

    @Test
    void showsSeveralLinesInPlaceOfOthers() {
        captured.sinks().out().line("before");
        screen.show(List.of("one"));
        screen.show(List.of("first", "second", "third of too many columns"));
        assertThat(seen()).isEqualTo("before\nfirst\nsecond\nthird of too many …");

        screen.show(List.of("1", "2"));
        assertThat(seen()).isEqualTo("before\n1\n2");

        screen.show(List.of("new first", "new second", "new third"));
        screen.show(List.of("last"));
        screen.clear();
        captured.sinks().out().line("after");

        assertThat(seen()).isEqualTo("before\nafter");
    }

    @Test
    void showsNothingWhereThereIsNoTerminal() {
        Captured pipe = Captured.pipes();
        Screen none = new Screen(pipe.sinks().out(), () -> 20, () -> 10);

        none.show(List.of("something"));
        none.clear();

        assertThat(pipe.out()).isEmpty();
    }

    private String seen() {
        captured.sinks().flush();
        return Glass.seen(captured.out().replace("\\e", "\u001b"), 20).stripTrailing();
    }
}
