package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.Continuation.Kind;

final class LogicalLinesTest {
    private final Parser parser = new Parser(Set.of("nodes", "bg", "exit"), Set.of("bg"));
    private final LogicalLines lines = new LogicalLines(line -> parser.continuation(line, false));

    private List<LogicalLine> add(String text) {
        List<LogicalLine> logical = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.add(line).ifPresent(logical::add);
        }
        return logical;
    }

    @Test
    void groupsWhatBelongsTogether() {
        assertThat(
                        add(
                                "\ufeff# it's\r\nall: for i in 1 2\r\ndo echo \"$i\"; done\r\n\nnodes 'a\n(' \\\n b\nit's\npi01: x"))
                .containsExactly(
                        new LogicalLine("# it's", 1),
                        new LogicalLine("all: for i in 1 2\ndo echo \"$i\"; done", 2),
                        new LogicalLine("", 4),
                        new LogicalLine("nodes 'a\n(' \\\n b", 5),
                        new LogicalLine("it's", 8),
                        new LogicalLine("pi01: x", 9));
        assertThat(lines.count()).isEqualTo(9);
        lines.end();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '@',
            value = {
                "all: cat <<E      ~ HEREDOC   ~ E   ~ 9",
                "all: (            ~ CONSTRUCT ~ (   ~ 5",
                "all: it's         ~ QUOTE     ~ '   ~ 7",
                "!echo \"a         ~ QUOTE     ~ \"  ~ 6",
                ": if a            ~ CONSTRUCT ~ if  ~ 2",
                "nodes \"a         ~ QUOTE     ~ \"  ~ 6",
                "nodes \\          ~ BACKSLASH ~ \\  ~ 6",
                "nodes | grep 'a   ~ QUOTE     ~ '   ~ 13",
                "bg -x all: a &&   ~ CONSTRUCT ~ &&  ~ 13",
                "all: a \\         ~ BACKSLASH ~ \\  ~ 7",
            })
    void knowsWhatIsOpen(String line, Kind kind, String opener, int position) {
        assertThat(lines.add(line)).isEmpty();
        assertThat(lines.open()).isEqualTo(new Continuation(kind, opener, position));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '@',
            value = {
                "all: )",
                "all: done",
                "all: # it's",
                "nodes (",
                "nodes # it's",
                "nodes | while",
                "all:'x",
                "ls 'x",
                "all:",
                "bg > all: (",
                "bg '('"
            })
    void knowsWhatIsNot(String line) {
        assertThat(lines.add(line)).contains(new LogicalLine(line, 1));
    }

    @Test
    void withADefaultTargetAnyLineMayGoOn() {
        assertThat(parser.continuation("  ls 'x", true)).isEqualTo(new Continuation(Kind.QUOTE, "'", 5));
        assertThat(parser.continuation("  ls 'x", false).isOpen()).isFalse();
    }

    @Test
    void anOpenEndNamesTheFirstLine() {
        add("nodes\nall: if true\nthen\n  echo \"x\ny");
        SyntaxError error = catchThrowableOfType(SyntaxError.class, lines::end);
        assertThat(error).hasMessage("line 2 is not finished: the quote \" is open at the end");
        assertThat(error.source()).isEqualTo("  echo \"x");
        assertThat(error.start()).isEqualTo(7);
        assertThat(error.end()).isEqualTo(8);
        lines.end();
    }

    @Test
    void whatWasBegunCanBeDropped() {
        assertThat(lines.add("all: (")).isEmpty();
        lines.drop();
        assertThat(lines.add("nodes")).contains(new LogicalLine("nodes", 2));
    }

    @Test
    void aLongHeredocIsNotReadAgainForEveryLine() {
        int[] reads = {0};
        LogicalLines counted = new LogicalLines(line -> {
            reads[0]++;
            return parser.continuation(line, false);
        });
        counted.add("all: cat <<E; echo 'a");
        counted.add("b'");
        for (int i = 0; i < 10_000; i++) {
            counted.add("a line");
        }
        counted.add("x\\");
        assertThat(counted.add("E")).isEmpty();
        assertThat(counted.add("E")).map(line -> line.text().length()).contains(70_031);
        assertThat(reads[0]).isLessThan(10);
    }
}
