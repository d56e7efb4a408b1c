package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShellStateTest {
    private static Optional<ShellState> parse(String text) {
        return ShellState.parse(new Frame("nonce", Frame.STATE, text), "/home/pi");
    }

    @Test
    void readsOptionsAndScript() {
        assertThat(parse("errexit:nounset 11:X='a b:c 1'"))
                .contains(new ShellState("/home/pi", Set.of("errexit", "nounset"), "X='a b:c 1'"));
        assertThat(parse(" 0:")).contains(new ShellState("/home/pi", Set.of(), ""));
    }

    @Test
    void leavesOutWhatPishReliesOnAndWhatIsNoOption() {
        assertThat(parse(
                                "braceexpand:emacs:hashall:histexpand:history:monitor:interactive-comments:vi:pipefail:$(x): 1:#")
                        .orElseThrow()
                        .options())
                .containsExactly("pipefail");
    }

    @Test
    void refusesWhatWasCutOrMixedUp() {
        assertThat(parse("errexit 12:X='a b:c 1'")).isEmpty();
        assertThat(parse("errexit 10:X='a b:c 1'")).isEmpty();
        assertThat(parse("errexit X=1")).isEmpty();
        assertThat(parse("")).isEmpty();
        assertThat(parse("errexit")).isEmpty();
        assertThat(parse("errexit 2 :ab")).isEmpty();
    }

    @Test
    void movesToAnotherDirectory() {
        ShellState state = new ShellState("/a", Set.of("errexit"), "X=1");
        assertThat(state.in("/b")).isEqualTo(new ShellState("/b", Set.of("errexit"), "X=1"));
    }
}
