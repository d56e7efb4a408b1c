package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pish.syntax.Statement.Blank;
import pish.syntax.Statement.Broadcast;
import pish.syntax.Statement.Builtin;
import pish.syntax.Statement.Local;
import pish.syntax.Statement.Other;
import pish.syntax.Statement.ToDefault;
import pish.syntax.Statement.Use;

final class ParserTest {
    private final Parser parser = new Parser(Set.of("nodes", "exit", "mpiexec", "sweep", "login", "last"), Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "all: uptime                     ~ all                ~ 0 ~ uptime                 ~ 5",
                "pi[01-04]: echo $PISH_NODE      ~ pi[01-04]          ~ 0 ~ echo $PISH_NODE        ~ 11",
                "@slurm:idle: uptime             ~ @slurm:idle        ~ 0 ~ uptime                 ~ 13",
                "@failed:    ls -l: x            ~ @failed            ~ 0 ~ ls -l: x               ~ 12",
                "fe80::1: uptime                 ~ fe80::1            ~ 0 ~ uptime                 ~ 9",
                "::1: uptime                     ~ ::1                ~ 0 ~ uptime                 ~ 5",
                "pi@pi01:2222: id                ~ pi@pi01:2222       ~ 0 ~ id                     ~ 14",
                "pi[1-9/2],a!b&c^d*: x           ~ pi[1-9/2],a!b&c^d* ~ 0 ~ x                      ~ 20",
                "@*: x                           ~ @*                 ~ 0 ~ x                      ~ 4",
                "nodes: x                        ~ nodes              ~ 0 ~ x                      ~ 7",
                "all: # not a comment            ~ all                ~ 0 ~ # not a comment        ~ 5",
                "all: !x | y > z                 ~ all                ~ 0 ~ !x | y > z             ~ 5",
                "[: x                            ~ [                  ~ 0 ~ x                      ~ 3",
                "노드: x                         ~ 노드               ~ 0 ~ x                      ~ 4",
            })
    void aTargetEndsAtTheColonBeforeABlank(String line, String target, int start, String command, int commandStart) {
        assertThat(parser.parse(line)).isEqualTo(new Broadcast(line, target, start, command, commandStart));
    }

    @Test
    void aCommandIsVerbatim() {
        String line = "  all: \t cat <<'E'  \n\ta\\\n\nE ";
        assertThat(parser.parse(line)).isEqualTo(new Broadcast(line, "all", 2, "cat <<'E'  \n\ta\\\n\nE ", 9));
    }

    @Test
    void marksDecide() {
        assertThat(parser.parse("!ls -l ")).isEqualTo(new Local("!ls -l ", "ls -l ", 1));
        assertThat(parser.parse("!")).isEqualTo(new Local("!", "", 1));
        assertThat(parser.parse("! all: x")).isEqualTo(new Local("! all: x", "all: x", 2));
        assertThat(parser.parse(": nodes x")).isEqualTo(new ToDefault(": nodes x", "nodes x", 2));
        assertThat(parser.parse("all:")).isEqualTo(new Use("all:", "all", 0));
        assertThat(parser.parse(" @up:  ")).isEqualTo(new Use(" @up:  ", "@up", 1));
        assertThat(parser.parse("  # a: b")).isEqualTo(new Blank("  # a: b"));
        assertThat(parser.parse(" \t")).isEqualTo(new Blank(" \t"));
        assertThat(parser.parse("")).isEqualTo(new Blank(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls -l",
                "http://x",
                "C:\\windows",
                "C:/windows",
                "fe80::1",
                "::1",
                "std::move",
                "PATH=/a:/b make",
                "PATH=/a: make",
                "/usr/bin:x y",
                "\"a\": b",
                "${x: 1}",
                "echo a:b",
                "git@host",
                "nodesx",
                "ssh pi01 uptime",
                "ssh -p 22 pi01",
                "nmap 10.0.0.0/24",
                "quitter",
            })
    void otherLinesAreOther(String line) {
        assertThat(parser.parse(line)).isEqualTo(new Other(line, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "quit, exit, ''",
        "mpirun -n 4 ./a, mpiexec, -n 4 ./a",
        "mpirun, mpiexec, ''",
        "ssh pi01, login, pi01",
        "ssh pi@pi01, login, pi@pi01",
        "nmap -sn 10.0.0.*, sweep, 10.0.0.*",
        "nmap -sP 10.0.0.0/24 -n, sweep, 10.0.0.0/24 -n",
        "nodes|wc, nodes, ''",
    })
    void aliasesAndNamesMeanBuiltins(String line, String name, String arguments) {
        Builtin builtin = (Builtin) parser.parse(line);
        assertThat(builtin.name()).isEqualTo(name);
        assertThat(builtin.words().get(0).text()).isEqualTo(name);
        assertThat(builtin.words().get(0).start()).isZero();
        assertThat(String.join(" ", builtin.arguments())).isEqualTo(arguments);
        assertThat(builtin.raw()).isEqualTo(line);
    }

    @Test
    void anAliasOfABuiltinThatThereIsNotIsNone() {
        assertThat(new Parser(Set.of("nodes"), Set.of()).parse("quit")).isInstanceOf(Other.class);
    }

    @Test
    void leadingBlanksKeepALineOutOfRecords() {
        assertThat(parser.parse(" all: x").recorded()).isFalse();
        assertThat(parser.parse("\tnodes").recorded()).isFalse();
        assertThat(parser.parse("all:  x").recorded()).isTrue();
        assertThat(((Other) parser.parse("  ls -l ")).command()).isEqualTo("ls -l ");
    }

    @Test
    void byteOrderMarkAndCarriageReturnsAreDropped() {
        assertThat(parser.parse("\ufeffall: x\r")).isEqualTo(new Broadcast("all: x", "all", 0, "x", 5));
        assertThat(parser.parse("all: a\r\nb\rc\r\r")).isEqualTo(new Broadcast("all: a\nb\rc", "all", 0, "a\nb\rc", 5));
        assertThat(parser.parse("\r")).isEqualTo(new Blank(""));
    }
}
