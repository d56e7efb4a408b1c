package pish.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import pish.syntax.SyntaxError;

class TargetListTest {
    private final TargetList list = new TargetList(name -> List.of(), warning -> {});

    @Test
    void everyAddressThereIsTakesNoRoom() {
        list.add("*.*.*.*");
        list.add("10.0.0.0/8");
        list.exclude("0.0.0.0/31,0.0.0.3");

        assertThat(list.size()).isEqualTo((1L << 32) + (1L << 24));
        Iterator<String> lines = list.listing();
        assertThat(lines.next()).isEqualTo("0.0.0.2");
        assertThat(lines.next()).isEqualTo("0.0.0.4");
    }

    @Test
    void faultsAreShownWhereTheyAre() {
        assertThatThrownBy(() -> list.add("10.0.0.1/x")).isInstanceOfSatisfying(SyntaxError.class, fault -> {
            assertThat(fault.source().substring(fault.start(), fault.end())).isEqualTo("/x");
            assertThat(fault.hint()).isPresent();
        });
        assertThatThrownBy(() -> list.add("10.0.0.256"))
                .hasMessage("Failed to resolve \"10.0.0.256\"")
                .isInstanceOfSatisfying(
                        SyntaxError.class,
                        fault -> assertThat(fault.hint().orElse("")).contains("0 to 255"));
    }

    @Test
    void knowsWhatIsATarget() {
        list.add("10.0.0-1.1,5-");
        list.exclude("10.0.1.7");

        assertThat(contains("10.0.1.6")).isTrue();
        assertThat(contains("10.0.1.7")).isFalse();
        assertThat(contains("10.0.1.2")).isFalse();
    }

    private boolean contains(String address) {
        return list.contains(Ipv4.parse(address).orElseThrow());
    }
}
