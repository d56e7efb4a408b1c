package pish.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "pi*, pi01, true",
        "pi*, pi, true",
        "pi*, hub, false",
        "*, '', true",
        "?, '', false",
        "pi0?, pi01, true",
        "pi0?, pi012, false",
        "*1, pi11, true",
        "p*0*2, pi0102, true",
        "p*0*2, pi0103, false",
        "**i**, pi, true"
    })
    void starIsAnyTextAndQuestionMarkOneCharacter(String mask, String name, boolean matches) {
        assertThat(new Wildcard(mask).matches(name)).isEqualTo(matches);
    }

    @Test
    void manyStarsDoNotTakeForever() {
        assertThat(new Wildcard("*a".repeat(30) + "b").matches("a".repeat(2_000)))
                .isFalse();
    }
}
