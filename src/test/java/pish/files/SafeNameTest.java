package pish.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that come from nodes. */
final class SafeNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "/etc/passwd", "a/../b", "a//b", "a/", "../x", "a/..", "./a", "nul\0"})
    void namesThatLeadElsewhereAreFound(String name) {
        assertThat(SafeName.fault(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "...", "..a", "a..", ".a", "-rf", "new\nline", "\u001b[2J", "c:\\x", "a b"})
    void othersAreNot(String name) {
        assertThat(SafeName.fault(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256})
    void namesHaveAnEnd(int length) {
        assertThat(SafeName.fault("folder/" + "x".repeat(length)).isPresent()).isEqualTo(length > 255);
    }
}
