package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlipsTest {
    private final Parser parser = new Parser(Set.of("nodes"), Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '%',
            value = {
                "all:uptime -p       ~ 3  ~ type `all: uptime -p`",
                "pi[01-04]:ls        ~ 9  ~ type `pi[01-04]: ls`",
                "pi[1-9/2]:ls        ~ 9  ~ type `pi[1-9/2]: ls`",
                "@slurm:idle:uptime  ~ 11 ~ type `@slurm:idle: uptime`",
                "@workers:uptime     ~ 8  ~ type `@workers: uptime`",
                "@workers:ls -l      ~ 8  ~ type `@workers: ls -l` or `@workers:ls: -l`",
                "all:'echo           ~ 3  ~ type `all: 'echo`",
                "all\uff1auptime     ~ 3  ~ type `all: uptime`",
                "all\uff1a uptime    ~ 3  ~ type `all: uptime`",
                "all:\u00a0uptime    ~ 4  ~ type `all: uptime`",
                "all: \u00a0uptime   ~ 5  ~ type `all:  uptime`",
                "pi01,\u00a0pi02: x  ~ 5  ~ type `pi01, pi02: x`",
                "ls\u00a0-l          ~ 2  ~ type `ls -l`",
                ":x y                ~ 0  ~ type `all: COMMAND`, or `: COMMAND` for the default target",
                ":                   ~ 0  ~ type `all:` for every node",
            })
    void proposesWhatWasMeant(String line, int start, String hint) {
        SyntaxError error = catchThrowableOfType(SyntaxError.class, () -> parser.parse(line));
        assertThat(error.source()).isEqualTo(line);
        assertThat(error.start()).isEqualTo(start);
        assertThat(error.end()).isEqualTo(start + 1);
        assertThat(error.hint()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource({"'!all:uptime'", "'echo \u00a0 x\uff1a'", "'nodes all:uptime'", "'# all:uptime'"})
    void looksAtTheBeginningOfLinesForNodesOnly(String line) {
        assertThat(parser.parse(line).raw()).isEqualTo(line);
    }
}
