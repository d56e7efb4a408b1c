package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.Statement.Other;

final class AdviceTest {
    private static final List<String> BUILTINS = List.of(
            "nodes", "sweep", "last", "history", "exit", "push", "pull", "keys", "login", "nodeset", "output", "help");
    private static final List<String> TARGETS = List.of("all", "@failed", "@rack1", "pi01", "pi02");

    private final Advice advice = new Advice(BUILTINS, TARGETS, 4);

    private static String hint(Advice advice, String line) {
        return advice.refuse(new Other(line, 0)).hint().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '%',
            value = {
                "scp a.py pi@pi01:/tmp          ~ push a.py pi01:/tmp",
                "scp -r -P 22 'a b' c pi01:     ~ push 'a b' c pi01:",
                "scp pi01:/etc/hosts .          ~ pull pi01:/etc/hosts .",
                "scp                            ~ push FILE all:",
                "pdcp -w pi[01-04] a /tmp/a     ~ push a pi[01-04]:/tmp/a",
                "rpdcp -w pi[01-04] /tmp/a .    ~ pull pi[01-04]:/tmp/a .",
                "ansible all -m ping            ~ all: COMMAND",
                "ansible web -b -a 'apt update' ~ web: sudo apt update",
                "ssh-copy-id pi@pi01            ~ keys setup",
                "raspi-config                   ~ login NODE raspi-config",
                "clush -bw pi[01-04] uptime     ~ pi[01-04]: uptime",
                "clush -a 'uptime; date'        ~ all: uptime; date",
                "clush -g rack1 -b uptime       ~ @rack1: uptime",
                "pdsh -w pi01,pi02 ls -l        ~ pi01,pi02: ls -l",
                "pssh -H 'pi01 pi02' -i uptime  ~ pi01,pi02: uptime",
                "ssh pi@pi01 uptime             ~ pi01: uptime",
                "ssh -p 22 pi01                 ~ login pi01",
                "nmap -p 22 10.0.0.0/24         ~ sweep 10.0.0.0/24",
                "cluset -f a1 a2                ~ nodeset -f a1 a2",
                "dshbak -c                      ~ output fold",
                "man push                       ~ help push",
                "scp 'open                      ~ push FILE all:",
            })
    void foreignWordsGetThePishLine(String line, String typed) {
        assertThat(hint(advice, line)).isEqualTo("type `" + typed + "`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "all uptime -p          ~ all: uptime -p",
                "pi[01-04] uptime       ~ pi[01-04]: uptime",
                "@slurm:idle uptime     ~ @slurm:idle: uptime",
                "pi01                   ~ pi01:",
                "all : uptime           ~ all: uptime",
                "pi[01 - 04]: uptime    ~ pi[01-04]: uptime",
                "pi[01, 03]: ls -l      ~ pi[01,03]: ls -l",
                "pi{1..3}: uptime       ~ pi[1-3]: uptime",
            })
    void almostTargetsAreMended(String line, String typed) {
        assertThat(hint(advice, line)).isEqualTo("type `" + typed + "`");
    }

    @Test
    void aPlainCommandGetsBothSpellings() {
        assertThat(hint(advice, "df -h")).isEqualTo("`all: df -h` runs it on 4 nodes, `!df -h` here");
        assertThat(hint(new Advice(BUILTINS, TARGETS, 1), "df")).isEqualTo("`all: df` runs it on 1 node, `!df` here");
        assertThat(hint(new Advice(BUILTINS, List.of(), 0), "df")).isEqualTo("no nodes yet: type `sweep`, `!df` here");
    }

    @Test
    void whatPishCannotDoYetIsNotProposed() {
        Advice today = new Advice(List.of("nodes"), TARGETS, 4);
        SyntaxError error = today.refuse(new Other("scp a.py pi01:/tmp", 0));
        assertThat(error).hasMessage("no target, and pish has no push yet, which would do this");
        assertThat(error.hint()).hasValue("`!scp a.py pi01:/tmp` runs it on this machine");
        assertThat(hint(today, "pdsh -w pi01 ls")).isEqualTo("type `pi01: ls`");
        assertThat(hint(new Advice(List.of("nodes"), List.of(), 0), "df"))
                .isEqualTo("no nodes yet: start pish with -w, `!df` here");
    }

    @Test
    void aSlipGetsTheNearestName() {
        assertThat(hint(advice, "ndoes -v"))
                .isEqualTo("did you mean `nodes -v`? `all: ndoes -v` runs it on 4 nodes, `!ndoes -v` here");
        assertThat(hint(advice, "pi1 id")).startsWith("did you mean `pi01: id`?");
    }

    @Test
    void theErrorPointsAtTheFirstWordAndStaysOneLine() {
        SyntaxError error = advice.refuse(new Other("  hexdump -C <<E\nx\nE", 2));
        assertThat(error).hasMessage("no target, and no built-in is called hexdump");
        assertThat(error.start()).isEqualTo(2);
        assertThat(error.end()).isEqualTo(9);
        assertThat(error.hint().orElseThrow())
                .contains("`all: hexdump -C <<E…`")
                .doesNotContain("\n");
    }
}
