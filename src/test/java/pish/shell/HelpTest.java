package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import pish.command.Builtins;
import pish.command.Setting;
import pish.command.Topics;
import pish.syntax.Statement;

/** What help, explain and mistakes say. */
final class HelpTest {
    private static final String PROMPT = "    pish> ";

    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void open() {
        pish = new Batches(home);
    }

    @AfterEach
    void close() {
        pish.close();
    }

    static List<String> topics() {
        return Topics.names();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicFitsTheScreenAndItsExamplesAreLines(String topic) {
        List<String> lines = Topics.lines(topic).orElseThrow();
        assertThat(lines)
                .hasSizeLessThan(23)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        Builtins builtins = Builtins.all();
        List<String> examples = lines.stream()
                .filter(line -> line.startsWith(PROMPT))
                .map(line -> line.substring(PROMPT.length()))
                .toList();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            Statement statement = builtins.parser().parse(example);
            assertThat(statement).as(example).isNotInstanceOfAny(Statement.Other.class, Statement.Blank.class);
            if (statement instanceof Statement.Builtin builtin) {
                assertThat(BuiltinCall.read(builtins.get(builtin.name()).orElseThrow(), builtin))
                        .isNotNull();
                List<String> words = new ArrayList<>(builtin.arguments());
                if (builtin.name().equals("set")
                        && words.size() > 1
                        && !words.get(0).contains("=")) {
                    assertThat(Setting.of(words.get(0)).orElseThrow().fault(words.get(1)))
                            .as(example)
                            .isEmpty();
                }
            }
        }
        assertThat(pish.run("help " + topic)).isZero();
        assertThat(pish.out()).contains(lines.get(0), examples.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "help scirpts;             did you mean scripts?",
                "help ndoes;               did you mean nodes?",
                "nodse;                    did you mean `nodes`?",
                "set timout 3s;            did you mean timeout?",
                "bg --detahc all: x;       did you mean --detach?",
                "al: x;                    did you mean all?",
                "pi0l: x;                  did you mean pi01?",
                "@faild: x;                did you mean @failed?",
                "ifok all: x;              did you mean `if-ok all: x`?",
                "if-fail all: x;           did you mean `if-failed all: x`?",
                "reapeat 3 all: x;         did you mean `repeat 3 all: x`?",
                "a=5;                      type `set a=5`",
                "export a=5;               type `set a=5`",
                "bind Ctrl-G clear-scren;  did you mean clear-screen?",
            })
    void aMisspellingHasASuggestion(String line, String hint) {
        assertThat(pish.run(line)).isEqualTo(2);
        assertThat(pish.err()).contains(hint);
        assertThat(pish.transport().opens()).isZero();
    }

    @Test
    void explainSaysHowALineWouldBeRead() {
        assertThat(pish.run(
                        "set t=pi[01-02] n=5",
                        "alias b = bg timeout 1h",
                        "explain b $t!pi02: echo $n | sort",
                        "explain !date",
                        "explain pi03:",
                        "explain nodes | grep up",
                        "explain repeat 2 if-ok @up: x",
                        "explain pi01:ls",
                        "explain ls"))
                .as(pish.err())
                .isZero();
        assertThat(pish.out()).isEqualTo("""
                alias      for bg timeout 1h $t!pi02: echo $n | sort
                line       the built-in bg; help bg says more
                does       Run a command beside the prompt, in a shell of its own that begins with what the node's shell has
                arguments  timeout 1h
                target     pi[01-02]!pi02
                nodes      pi01 (1)
                command    echo $n | sort  (n=5)
                line       a command for this machine
                command    date
                line       makes this the default target; use - clears it
                target     pi03
                nodes      pi03 (1)
                line       the built-in nodes; help nodes says more
                does       List the nodes: address, state, account, how fast they answer, how long they are connected, groups
                output     through a command of this machine: grep up
                line       the built-in repeat; help repeat says more
                does       Run LINE N times, with a pause in between; Ctrl-C ends it, and a failure does where it would end a script
                arguments  2
                then       if-ok @up: x
                line       the built-in if-ok; help if-ok says more
                does       Run LINE if the line before ended with 0; that one then stops no script
                then       @up: x
                line       a command for nodes
                target     @up
                nodes      none; it would connect to all first, to know
                command    x
                error      no blank after the colon
                hint       type `pi01: ls`
                error      no target, and no built-in is called ls
                hint       `all: ls` runs it on 4 nodes, `!ls` here
                """);
        assertThat(pish.transport().opens()).isZero();
    }

    @Test
    void aliasesStandForLines() {
        assertThat(pish.run(
                        "alias hi = pi01: echo hi",
                        "alias hey = hi there",
                        "alias nodeset = nodeset -e",
                        "hey you",
                        "nodeset pi[01-02]",
                        "if-ok hi",
                        "alias",
                        "unalias nodeset hi",
                        "alias hey",
                        "nodeset -f pi01 pi02"))
                .as(pish.err())
                .isZero();
        assertThat(pish.out()).isEqualTo("""
                        ── pi01 ──
                        hi there you
                        pi01 pi02
                        ── pi01 ──
                        hi
                        alias hey = hi there
                        alias hi = pi01: echo hi
                        alias nodeset = nodeset -e
                        alias hey = hi there
                        pi[01-02]
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "alias b = a x;     that goes in a circle: b -> a -> b",
                "alias alias = x;   alias stays what it is",
                "alias a: = x;      not a name of an alias: a:",
                "alias x =;         LINE is missing",
                "alias x;           no alias is called x",
                "alias x = pi01:ls; no blank after the colon",
                "unalias x;         no alias is called x",
                "bind Ctrl-C undo;  Ctrl-C stays what it is",
                "bind Hyper-x undo; not a key: Hyper-x",
                "bind F5;           FUNCTION is missing",
            })
    void whatIsNoAliasAndNoKeyIsTold(String line, String message) {
        assertThat(pish.run("alias a = b", line)).isEqualTo(2);
        assertThat(pish.err()).contains("test.pish:2: " + message);
    }

    @Test
    void aDryRunOpensNothingWhateverTheBuiltin() {
        pish.set(Setting.DRY_RUN, "on").set(Setting.ERRORS, "continue");
        for (var builtin : Builtins.all().list()) {
            for (String example : builtin.examples()) {
                pish.run(example);
                assertThat(pish.transport().opens()).as(example).isZero();
            }
        }
        assertThat(pish.run("connect pi01", "@up: x")).isZero();
        assertThat(pish.out()).isEqualTo("connect pi01\n");
        assertThat(pish.transport().opens()).isZero();
    }
}
