package pish.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
    private final Settings settings = new Settings();

    @ParameterizedTest
    @CsvSource({"250ms, 250", "2, 2000", "1.5s, 1500", "3m, 180000", "1h, 3600000", "0, 0"})
    void durationsHaveUnitsAndAreSecondsWithout(String text, long millis) {
        assertThat(settings.set(Setting.TIMEOUT, text)).isEmpty();
        assertThat(settings.duration(Setting.TIMEOUT)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, 5d",
        "TIMEOUT, -1",
        "FANOUT, 0",
        "FANOUT, many",
        "PORT, 0",
        "PORT, 65536",
        "OUTPUT, Fold",
        "CONFIRM, never",
        "DRY_RUN, yes",
        "ERRORS, ''"
    })
    void whatIsNoValueChangesNothing(Setting setting, String value) {
        assertThat(settings.set(setting, value)).get().asString().startsWith("not a value of " + setting.key());
        assertThat(settings.isSet(setting)).isFalse();
        assertThat(settings.get(setting)).isEqualTo(setting.standard());
    }

    @Test
    void aCopyBringsThemBack() {
        settings.set(Setting.OUTPUT, "live");
        Settings before = settings.copy();
        settings.set(Setting.OUTPUT, "quiet");
        settings.set(Setting.FANOUT, "8");
        settings.restore(before);
        assertThat(settings.get(Setting.OUTPUT)).isEqualTo("live");
        assertThat(settings.count(Setting.FANOUT)).isEmpty();
        Settings given = new Settings();
        given.set(Setting.FANOUT, "3");
        settings.override(given);
        assertThat(settings.changed()).containsOnlyKeys(Setting.OUTPUT, Setting.FANOUT);
    }

    @Test
    void whatWasMadeUseOfCannotBeChanged() {
        settings.fix(Setting.IDENTITY);
        assertThat(settings.set(Setting.IDENTITY, "key"))
                .hasValue("identity can no longer be changed: start pish with --identity");
    }

    @Test
    void everyStandardValueIsOne() {
        for (Setting setting : Setting.values()) {
            assertThat(setting.standard().isEmpty()
                            || setting.fault(setting.standard()).isEmpty())
                    .as(setting.key())
                    .isTrue();
            setting.choices()
                    .forEach(choice -> assertThat(setting.fault(choice)).isEmpty());
        }
    }
}
