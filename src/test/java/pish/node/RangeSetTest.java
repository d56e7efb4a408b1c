package pish.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-3|1-3|3",
                "3,1,2,2|1-3|3",
                "0-10/5|0,5,10|3",
                "00-10/5|00,05,10|3",
                "5-5|5|1",
                "1-5/9|1|1",
                "9-11,01|9,01,10-11|4",
                "-3--1,0|-3-0|4",
                "0-00|0|1",
                "99-101|99-101|3",
                "03,99-101|03,99,100-101|4",
                "03,07,98-101|03,07,98-99,100-101|6",
                "09-10,99-101|09-10,99-101|5",
                "3,99-101|3,99-101|4",
                "99999999999999999999-100000000000000000001|99999999999999999999-100000000000000000001|3",
            })
    void foldsAndCounts(String text, String folded, long size) {
        var set = RangeSet.parse(text);
        assertThat(set).hasToString(folded);
        assertThat(set.size()).isEqualTo(size);
        assertThat(RangeSet.of(set.indices())).isEqualTo(set);
    }

    @Test
    void knowsItsIndicesAsTheyAreWritten() {
        var set = RangeSet.parse("1-3,08-12");
        assertThat(List.of("1", "3", "08", "10", "12")).allMatch(set::contains);
        assertThat(List.of("0", "4", "01", "8", "13", "-1")).noneMatch(set::contains);
    }

    @Test
    void algebra() {
        var left = RangeSet.parse("1-10,20-30");
        var right = RangeSet.parse("5-22,08");
        assertThat(left.union(right)).hasToString("1-9,08,10-30");
        assertThat(left.minus(right)).hasToString("1-4,23-30");
        assertThat(left.intersect(right)).hasToString("5-10,20-22");
        assertThat(left.xor(right)).hasToString("1-4,08,11-19,23-30");
        assertThat(left.minus(left).isEmpty()).isTrue();
    }
}
