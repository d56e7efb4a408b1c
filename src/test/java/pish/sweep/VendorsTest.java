package pish.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorsTest {
    private static final Vendors VENDORS = Vendors.load();

    @ParameterizedTest
    @ValueSource(strings = {"b8:27:eb", "dc:a6:32", "e4:5f:01", "28:cd:c1", "d8:3a:dd", "2c:cf:67", "88:a2:9e"})
    void flagsRaspberryPis(String prefix) {
        assertThat(VENDORS.isRaspberryPi(prefix + ":01:02:03")).isTrue();
        assertThat(VENDORS.isRaspberryPi(prefix.toUpperCase(java.util.Locale.ROOT) + ":FF:FF:FF"))
                .isTrue();
    }

    /** Of each width of prefix, as the registries have them. */
    @ParameterizedTest
    @CsvSource({
        "00:00:0c:01:02:03, Cisco Systems",
        "08:61:95:00:00:00, Rockwell Automation",
        "20:85:93:b1:02:03, IOG Products",
        "70:b3:d5:f2:f0:01, TELEPLATFORMS",
        "52:54:00:12:34:56, locally assigned",
        "nonsense, ''",
    })
    void namesWhoMadeACard(String mac, String vendor) {
        assertThat(VENDORS.of(mac)).isEqualTo(vendor);
        assertThat(VENDORS.isRaspberryPi(mac)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Raspberry Pi, Raspberry Pi",
        "Raspberry Pi Trading, Raspberry Pi",
        "Cisco Systems, Cisco",
        "TELEPLATFORMS, TELEPLATFORM",
        "'Hon Hai Precision Ind.', Hon Hai",
        "'Hewlett-Packard, Enterprise', Hewlett-Pack",
        "locally assigned, locally",
        "'', ''",
    })
    void namesAreShortenedByWords(String vendor, String brief) {
        assertThat(Vendors.brief(vendor)).isEqualTo(brief).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void whatNobodyRegisteredHasNoName() {
        assertThat(VENDORS.of("00:00:00:00:00:00")).isNotEmpty();
        assertThat(VENDORS.of("ff:ff:ff:ff:ff:ff")).isEqualTo("locally assigned");
        assertThat(VENDORS.of("fc:ff:fe:ff:ff:ff")).isEmpty();
    }
}
