package pish.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node[1-3]|node[1-3]|3",
                "node3,node1,node2|node[1-3]|3",
                "node[0-10/5]|node[0,5,10]|3",
                "node[3,01-03]|node[3,01-03]|4",
                "node[08-12]|node[08-12]|5",
                "node[8-12]|node[8-12]|5",
                "node[98-99],node[100-101]|node[98-101]|4",
                "node[098-099],node100|node[098-100]|3",
                "node[01-99],node100|node[01-99,100]|100",
                "node[-3-2]|node[-3-2]|6",
                "node[-5]|node-5|1",
                "node00[1-3]|node[001-003]|3",
                "[1-2]0|[10,20]|2",
                "n1[9,10]|n[19,110]|2",
                "5,06|[5,06]|2",
                "0,00|[0,00]|2",
                "'n1 n2'|'n1 n2'|1",
                "{1..3}|{1..3}|1",
                "a%b[1-2]|a%b[1-2]|2",
                "PI1,pi1|PI1,pi1|2",
                "c,b2,b[0-1],b,a0,a|a,a0,b,b[0-2],c|7",
                "' '|''|0",
                "node[1-5]!node3|node[1-2,4-5]|4",
                "node[1-5]&node[4-9]|node[4-5]|2",
                "node[1-5]^node[4-9]|node[1-3,6-9]|7",
                "a ! a|''|0",
                "n[ 1 - 3 , 5 ]  , n4|n[1-5]|5",
            })
    void foldsAsClusterShellDoes(String text, String folded, int size) {
        assertThat(NodeSet.parse(text)).hasToString(folded).hasSize(size);
    }

    @Test
    void operatorsGoFromLeftToRight() {
        assertThat(NodeSet.parse("a,b!a,a")).containsExactly("a", "b");
        assertThat(NodeSet.parse("a!a,b&b^c")).containsExactly("b", "c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x1y2|x1y2|1",
                "x1y1,x1y2,x2y1|x1y[1-2],x2y1|3",
                "192.168.0.1,192.168.0.2|192.168.0.[1-2]|2",
                "r[1-2]n[1-3]!r1n2|r2n[1-3],r1n[1,3]|5",
                "x[1-3]y[1-3]&x[2-9]y[3-9]|x[2-3]y3|2",
                "r[1-2]-n[01-02]-ib|r[1-2]-n[01-02]-ib|4",
                "x[1-2]3y|x[13,23]y|2",
            })
    void countsInSeveralDimensions(String text, String folded, int size) {
        assertThat(NodeSet.parse(text)).hasToString(folded).hasSize(size);
    }

    @Test
    void iteratesInOrderOfWidthThenValue() {
        assertThat(NodeSet.parse("n[9-11,01],m,n-x,n")).containsExactly("m", "n", "n9", "n01", "n10", "n11", "n-x");
        assertThat(NodeSet.parse("n[5-8]").get(2)).isEqualTo("n7");
    }

    @Test
    void plainNamesAreNotParsed() {
        assertThat(NodeSet.of("a,b", "c[1-2]", "@x", "d*")).containsExactlyInAnyOrder("a,b", "c[1-2]", "@x", "d*");
        assertThat(NodeSet.of("pi02", "pi01", "pi02")).hasToString("pi[01-02]");
    }

    @Test
    void containsNamesExactlyAsWritten() {
        var set = NodeSet.parse("n[1-3,05],x1y[1-2],plain,m[-5--3]");
        assertThat(List.of("n1", "n3", "n05", "x1y2", "plain", "m-4")).allMatch(set::contains);
        assertThat(List.of("n0", "n01", "n5", "x1", "x2y1", "plai", "", "m-6", "m4"))
                .noneMatch(set::contains);
    }

    @Test
    void isEqualWhateverTheWayItWasMade() {
        var set = NodeSet.parse("x[1-2]y[1-2],a[1-10]");
        var other = NodeSet.of(set.stream().sorted(Comparator.reverseOrder()).toList());
        assertThat(other).isEqualTo(set).hasSameHashCodeAs(set).isNotEqualTo(NodeSet.parse("a[1-10]"));
        assertThat(NodeSet.parse("a!a")).isEqualTo(NodeSet.EMPTY);
    }

    @Test
    void algebraLeavesItsOperandsAlone() {
        var left = NodeSet.parse("pi[1-4],hub");
        var right = NodeSet.parse("pi[3-6]");
        assertThat(left.union(right)).hasToString("hub,pi[1-6]");
        assertThat(left.minus(right)).hasToString("hub,pi[1-2]");
        assertThat(left.intersect(right)).hasToString("pi[3-4]");
        assertThat(left.xor(right)).hasToString("hub,pi[1-2,5-6]");
        assertThat(left).hasToString("hub,pi[1-4]");
    }
}
