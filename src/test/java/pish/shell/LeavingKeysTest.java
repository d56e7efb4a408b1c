package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeavingKeysTest {
    private final LeavingKeys keys = new LeavingKeys();

    private String pass(String typed) {
        byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
        return new String(keys.pass(bytes, bytes.length), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "ls, ls, false",
        "~., '', true",
        "~.ls, '', true",
        "a~., a~., false",
        "'ls\r~.', 'ls\r', true",
        "'ls\n~.', 'ls\n', true",
        "~~, ~, false",
        "~~., ~., false",
        "~a, ~a, false",
        "'\r~\r~.', '\r~\r', true",
    })
    void aTildeAndAFullStopAtTheBeginningOfALineLeave(String typed, String passed, boolean asked) {
        assertThat(pass(typed)).isEqualTo(passed);
        assertThat(keys.asked()).isEqualTo(asked);
    }

    @Test
    void keyByKeyToo() {
        assertThat(pass("\r")).isEqualTo("\r");
        assertThat(pass("~")).isEmpty();
        assertThat(pass(".")).isEmpty();
        assertThat(keys.asked()).isTrue();
    }

    @Test
    void bytesThatAreNoTextPassAsTheyAre() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(keys.pass(all, all.length)).isEqualTo(all);
    }
}
