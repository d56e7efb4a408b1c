package pish.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records in which nodes say what there is. */
final class RemoteEntryTest {
    @Test
    void findAndStatSayTheSame() {
        RemoteEntry expected = new RemoteEntry("a b", Optional.of(Entry.Kind.FILE), 0644, 12, 1_600_000_000L, "");
        assertThat(RemoteEntry.parse("f 644 12 1600000000.123456789 a b", "")).contains(expected);
        assertThat(RemoteEntry.parse("s 81a4 12 1600000000 a b", "")).contains(expected);
    }

    @Test
    void kindsAreTold() {
        assertThat(RemoteEntry.parse("d 4755 0 -5 ", "").orElseThrow())
                .isEqualTo(new RemoteEntry("", Optional.of(Entry.Kind.FOLDER), 0755, 0, -5, ""));
        assertThat(RemoteEntry.parse("s a1ff 0 0 l", "to").orElseThrow().is(Entry.Kind.LINK))
                .isTrue();
        assertThat(RemoteEntry.parse("p 644 0 0 fifo", "").orElseThrow().kind()).isEmpty();
        assertThat(RemoteEntry.parse("s 11a4 0 0 fifo", "").orElseThrow().kind())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "f",
                "f 644 12 1600000000",
                "f 999 1 1 a",
                "f 644 -1 0 a",
                "f 644 1 x a",
                "s ffffffff 1 1 a",
                "f 644 9999999999999999999 0 a"
            })
    void whatIsNoneIsLeftOut(String record) {
        assertThat(RemoteEntry.parse(record, "")).isEmpty();
    }
}
