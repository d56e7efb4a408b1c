package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pish.syntax.Parser;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;

/** Edits of a cluster file change what they are about, and no other byte. */
class ClusterTextTest {
    private static final String FILE = """
            # four boards on the shelf
            defaults  user=pi

            pi01       192.168.1.101        hub slots=4
            pi[02-04]  192.168.1.[102-104]  slots=4 @workers   # on the shelf
            @usable = @rack1 , pi03 ! pi02
            @rack1 = pi[01-02]
            """;

    private static ClusterText text() {
        return ClusterText.of("cluster", FILE);
    }

    private static ClusterText add(ClusterText text, String line) {
        var typed = (Statement.Builtin) new Parser(java.util.Set.of("add"), java.util.Set.of()).parse(line);
        return text.add(typed.raw(), typed.words().subList(1, typed.words().size()));
    }

    /** Returns the lines of the edited text that the file had not, with {@code -} before those that it has lost. */
    private static List<String> changes(ClusterText edited) {
        var before = FILE.lines().toList();
        var after = edited.toString().lines().toList();
        var lost = before.stream().filter(line -> !after.contains(line)).map(line -> "-" + line);
        return java.util.stream.Stream.concat(lost, after.stream().filter(line -> !before.contains(line)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pi01", "pi01\r\npi02\r\n", "\uFEFFpi01\r\n# ä\npi02", "pi01\rpi02\n\n\n", "  pi01\t x  \n"})
    void whatIsNotEditedStaysByteForByte(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(ClusterText.of("cluster", bytes).bytes()).isEqualTo(bytes);
        assertThat(ClusterText.of("cluster", bytes)
                        .disable(NodeSet.of("other"), true)
                        .bytes())
                .isEqualTo(bytes);
    }

    @Test
    void aNodeOfARangeTakesItsAddressWithIt() {
        assertThat(changes(text().disable(NodeSet.of("pi03"), true)))
                .containsExactly(
                        "-pi[02-04]  192.168.1.[102-104]  slots=4 @workers   # on the shelf",
                        "pi[02,04]  192.168.1.[102,104]  slots=4 @workers   # on the shelf",
                        "pi03       192.168.1.103        slots=4 @workers disabled   # on the shelf");
        assertThat(changes(text().remove(NodeSet.of("pi02"))))
                .containsExactly(
                        "-pi[02-04]  192.168.1.[102-104]  slots=4 @workers   # on the shelf",
                        "-@usable = @rack1 , pi03 ! pi02",
                        "-@rack1 = pi[01-02]",
                        "pi[03-04]  192.168.1.[103-104]  slots=4 @workers   # on the shelf",
                        "@usable = pi[01,03]",
                        "@rack1 = pi01");
    }

    @Test
    void enablingUndoesDisabling() {
        var disabled = text().disable(NodeSet.parse("pi[01-04]"), true);
        assertThat(disabled.cluster().all().isEmpty()).isTrue();
        assertThat(disabled.disable(NodeSet.parse("pi[01-04]"), false)).isEqualTo(text());
        var one = disabled.disable(NodeSet.of("pi02"), false);
        assertThat(one.cluster().all()).hasToString("pi02");
        assertThat(one.disable(NodeSet.of("pi02"), false)).isEqualTo(one);
    }

    @Test
    void aSplitKeepsEveryNodesProperties() {
        var before = text().cluster();
        var after = text().disable(NodeSet.parse("pi[01,03]"), true).cluster();
        for (var node : before.nodes()) {
            boolean hit = node.name().matches("pi0[13]");
            assertThat(after.node(node.name())).contains(node.withDisabled(hit));
        }
        assertThat(after.group("", "workers")).isEqualTo(before.group("", "workers"));
    }

    @Test
    void oneAddedStandsBelowTheOthersInTheirColumns() {
        var added = add(text(), "add pi[05-06] 192.168.1.[105-106] slots=8 @workers");
        assertThat(changes(added)).containsExactly("pi[05-06]  192.168.1.[105-106] slots=8 @workers");
        assertThat(added.cluster().node("pi06").orElseThrow().user()).isEqualTo("pi");
        assertThat(add(ClusterText.of("cluster", "pi01\r\npi02"), "add pi03")).hasToString("pi01\r\npi02\r\npi03\r\n");
        assertThat(add(ClusterText.of("cluster", ""), "add pi03 10.0.0.3")).hasToString("pi03 10.0.0.3\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add pi05 slot=4|unknown key slot|slot=4|did you mean slots=?",
                "add pi04|there is a node pi04 already|pi04|name new nodes, or remove it first",
                "add pi[05-06] 10.0.0.5|2 nodes but 1 addresses|10.0.0.5|give each node its address",
                "add @g|no host name: @g|@g|write add pi05 192.168.1.105",
                "add defaults|no host name: defaults|defaults|write add pi05 192.168.1.105",
                "add pi05 key='a b'|not for a cluster file: key=a b|key='a b'|leave out quoted blanks",
            })
    void whatIsNoNodeIsRefusedWhereItWasTyped(String line, String message, String part, String hint) {
        var error = catchThrowableOfType(SyntaxError.class, () -> add(text(), line));
        assertThat(error).hasMessage(message);
        assertThat(error.source()).isEqualTo(line);
        assertThat(line.substring(error.start(), error.end())).isEqualTo(part);
        assertThat(error.hint()).contains(hint);
    }

    @Test
    void groupsAreDefinedInPlace() {
        assertThat(changes(text().define("rack1", "pi[01-03]")))
                .containsExactly("-@rack1 = pi[01-02]", "@rack1 = pi[01-03]");
        assertThat(changes(text().define("bad", "pi04"))).containsExactly("@bad = pi04");
        var retagged = text().define("workers", "pi01");
        assertThat(retagged.cluster().group("", "workers")).contains(NodeSet.of("pi01"));
        assertThat(retagged.toString()).contains("  slots=4   # on the shelf\n").endsWith("\n@workers = pi01\n");
    }

    @Test
    void aGroupThatGoesLeavesItsNodesToThoseThatUsedIt() {
        assertThat(changes(text().deleteGroup("rack1")))
                .containsExactly("-@usable = @rack1 , pi03 ! pi02", "-@rack1 = pi[01-02]", "@usable = pi[01,03]");
        assertThat(text().remove(NodeSet.parse("pi[01-04]"))).hasToString("""
                # four boards on the shelf
                defaults  user=pi

                """);
    }

    @Test
    void namesChangeInLinesAndGroupsAllAtOnce() {
        Map<String, String> names = Map.of("pi01", "pi02", "pi02", "pi01", "pi03", "node3");
        assertThat(changes(text().rename(names, Map.of())))
                .containsExactly(
                        "-pi01       192.168.1.101        hub slots=4",
                        "-pi[02-04]  192.168.1.[102-104]  slots=4 @workers   # on the shelf",
                        "-@usable = @rack1 , pi03 ! pi02",
                        "pi02       192.168.1.101        hub slots=4",
                        "pi01       192.168.1.102        slots=4 @workers   # on the shelf",
                        "node3      192.168.1.103        slots=4 @workers   # on the shelf",
                        "pi04       192.168.1.104        slots=4 @workers   # on the shelf",
                        "@usable = node3,pi02");
    }

    @Test
    void aRangeStaysOneWhereItsNewNamesFollowInTheSameOrder() {
        Map<String, String> names = Map.of("pi02", "worker1", "pi03", "worker2", "pi04", "worker3");
        assertThat(changes(text().rename(names, Map.of())))
                .contains("worker[1-3]  192.168.1.[102-104]  slots=4 @workers   # on the shelf");
    }

    @Test
    void aNameThatWasTheAddressLeavesIt() {
        ClusterText text = ClusterText.of("cluster", "10.0.0.[1-2] slots=2\nboard user=x # first\n");
        Map<String, String> names = Map.of("10.0.0.2", "pi02", "board", "pi03");
        assertThat(text.rename(names, Map.of("board", "10.0.0.3")).toString())
                .isEqualTo("10.0.0.1 slots=2\npi02 10.0.0.2 slots=2\npi03 10.0.0.3 user=x # first\n");
    }

    @Test
    void twoNodesGetNotOneName() {
        SyntaxError error =
                catchThrowableOfType(SyntaxError.class, () -> text().rename(Map.of("pi01", "pi04"), Map.of()));
        assertThat(error).hasMessageContaining("pi04");
    }

    @Test
    void whatIsNotUtf8IsNamedByItsLine() {
        var bytes = "pi01\n# Gerät\n".getBytes(StandardCharsets.ISO_8859_1);
        var error = catchThrowableOfType(SyntaxError.class, () -> ClusterText.of("cluster", bytes));
        assertThat(error).hasMessage("cluster:2: not UTF-8 text");
        assertThat(error.start()).isEqualTo(5);
        assertThat(error.hint()).contains("save it as UTF-8: iconv -f latin1 -t utf-8 FILE > NEW");
    }

    @Test
    void aNodeGetsAnotherAddress() {
        assertThat(changes(text().move(Map.of("pi01", "192.168.1.117"))))
                .containsExactly(
                        "-pi01       192.168.1.101        hub slots=4", "pi01       192.168.1.117        hub slots=4");
        assertThat(changes(text().move(Map.of("pi03", "192.168.1.104", "pi04", "192.168.1.103"))))
                .containsExactlyInAnyOrder(
                        "-pi[02-04]  192.168.1.[102-104]  slots=4 @workers   # on the shelf",
                        "pi02       192.168.1.102        slots=4 @workers   # on the shelf",
                        "pi04       192.168.1.103        slots=4 @workers   # on the shelf",
                        "pi03       192.168.1.104        slots=4 @workers   # on the shelf");
    }

    @Test
    void whoHadItsAddressForANameKeepsTheName() {
        assertThat(ClusterText.of("cluster", "10.77.0.103 mac=d8:3a:dd:01:00:03\n")
                        .move(Map.of("10.77.0.103", "10.77.0.117"))
                        .toString())
                .isEqualTo("10.77.0.103 10.77.0.117 mac=d8:3a:dd:01:00:03\n");
    }
}
