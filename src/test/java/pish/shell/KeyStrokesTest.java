package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyStrokesTest {
    private static List<String> keys(String typed) {
        KeyStrokes keys = new KeyStrokes();
        typed.chars().forEach(keys);
        List<String> taken = new ArrayList<>();
        for (Optional<String> key = keys.take(); key.isPresent(); key = keys.take()) {
            taken.add(key.get());
        }
        return taken;
    }

    @Test
    void cutsWhatIsTypedIntoKeys() {
        assertThat(keys("q j\u001b[A\u001bOB\u001b[6~G"))
                .containsExactly("q", " ", "j", "\u001b[A", "\u001bOB", "\u001b[6~", "G");
    }

    @Test
    void anEscapeKeyHoldsNothingBack() {
        assertThat(keys("\u001bq")).containsExactly("q");
        assertThat(keys("\u001b")).isEmpty();
        assertThat(keys("\u001b[" + "1".repeat(14) + "q")).endsWith("q");
    }
}
