package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.command.Builtin;
import pish.command.Builtins;

class SynopsisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            emptyValue = "",
            value = {
                "TARGET; ''; TARGET",
                "TARGET; pi01; ''",
                "TARGET...; pi01 pi02; TARGET",
                "[TARGET]; ''; TARGET",
                "[NAME [= TARGET]]; a; =",
                "[NAME [= TARGET]]; a =; TARGET",
                "[NAME [= TARGET]]; a b; ''",
                "[-N] [TARGET] [fold|live|json]; pi01; TARGET fold live json",
                "[-N] [--errors] [TARGET] [fold|live]; ''; -N --errors TARGET fold live",
                "[-N] [TARGET] [fold|live|json]; pi01 live; fold live json",
                "[show|use FILE|set TARGET slots=N|from TARGET]; ''; show use set from",
                "[show|use FILE|set TARGET slots=N|from TARGET]; use; FILE",
                "[show|use FILE|set TARGET slots=N|from TARGET]; set pi01; slots=N",
                "[show|use FILE|set TARGET slots=N|from TARGET]; show; ''",
                "NODES [ADDRESSES] [KEY=VALUE...] [@GROUP...]; pi05; ADDRESSES KEY=VALUE @GROUP",
                "NODES [ADDRESSES] [KEY=VALUE...] [@GROUP...]; pi05 10.0.0.5 slots=4; KEY=VALUE @GROUP",
                "NODES [ADDRESSES] [KEY=VALUE...] [@GROUP...]; pi05 user=pi @a; @GROUP",
                "LOCAL... TARGET[:REMOTE]; a; LOCAL TARGET",
                "TARGET[:REMOTE] LOCAL; pi01; LOCAL",
                "TARGET:REMOTE LOCAL; ''; TARGET",
                "''; ''; ''",
            })
    void saysWhatMayComeNext(String arguments, String typed, String expected) {
        assertThat(Synopsis.of(arguments).next(words(typed))).containsExactlyInAnyOrderElementsOf(words(expected));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split(" "));
    }

    /** What help shows of a built-in can be read; a slip in it would silently end completion there. */
    @Test
    void thoseOfAllBuiltinsHaveAFirstWord() {
        for (Builtin builtin : Builtins.all().list()) {
            assertThat(Synopsis.of(builtin.arguments()).next(List.of()).isEmpty())
                    .as(builtin.name())
                    .isEqualTo(builtin.arguments().isEmpty());
        }
    }
}
