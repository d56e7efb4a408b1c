package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands for what in targets and in the words of built-ins. */
final class ValuesTest {
    private static final Map<String, String> VARIABLES = Map.of(
            "one", "pi01",
            "two", "pi01,pi02",
            "mixed", "pi[01-04]!pi02",
            "range", "02-03,04",
            "blank", "a b",
            "bar", "x | y > z",
            "dash", "-r",
            "none", "",
            "half", "pi[01");
    private static final Values VALUES = new Values() {
        @Override
        public Optional<String> value(String name) {
            return Optional.ofNullable(VARIABLES.get(name));
        }

        @Override
        public Collection<String> names() {
            return VARIABLES.keySet();
        }

        @Override
        public List<String> arguments() {
            return List.of("pi03", "a  'b'", "$one");
        }
    };

    private final Parser parser = new Parser(Set.of("nodes", "bg"), Set.of("bg"));

    private Statement.Broadcast broadcast(String line) {
        return (Statement.Broadcast) parser.parse(line, VALUES);
    }

    private Statement.Builtin builtin(String line) {
        return (Statement.Builtin) parser.parse(line, VALUES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$one: x; pi01",
                "${one}: x; pi01",
                "$1: x; pi03",
                "pi0$#: x; pi03",
                "${two}: x; pi01,pi02",
                "@$one: x; @pi01",
                "pi[$range]: x; pi[02-03,04]",
                "$mixed: x; pi[01-04]!pi02",
                "$mixed,pi02: x; pi[01-04]!pi02,pi02",
                "pi09,$two: x; pi09,pi01,pi02",
                "all!$two: x; all!pi01!pi02",
                "$two!$one: x; pi01,pi02!pi01",
            })
    void a_target_has_values(String line, String target) {
        assertThat(broadcast(line).target()).isEqualTo(target);
        assertThat(((Statement.Use) parser.parse(line.substring(0, line.length() - 2), VALUES)).target())
                .isEqualTo(target);
        assertThat(builtin("bg " + line).tail().orElseThrow().target()).isEqualTo(target);
    }

    @Test
    void a_command_is_for_the_shell_there() {
        assertThat(broadcast("$one: echo $two ${3} $(x) $unset").command()).isEqualTo("echo $two ${3} $(x) $unset");
        assertThat(((Statement.Local) parser.parse("!echo $one", VALUES)).command())
                .isEqualTo("echo $one");
        assertThat(builtin("nodes | grep $one").redirection().orElseThrow().text())
                .isEqualTo("grep $one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$one;          pi01",
                "a${one}b;      api01b",
                "\"<$blank>\";  <a b>",
                "$blank;        a b",
                "$bar;          x | y > z",
                "$2;            a  'b'",
                "$3;            $one",
                "$#;            3",
                "x$@;           xpi03 a  'b' $one",
                "\\$one;        $one",
                "\"\\$one\";    $one",
                "5$;            5$",
                "$/x;           $/x",
                "$$one;         no",
            })
    void a_word_stays_one_word(String word, String text) {
        if (text.equals("no")) {
            assertThat(catchThrowableOfType(SyntaxError.class, () -> builtin("nodes " + word)))
                    .hasMessage("no such value: $$");
            return;
        }
        assertThat(builtin("nodes " + word).arguments()).containsExactly(text);
        assertThat(builtin("nodes a " + word + " b").arguments()).containsExactly("a", text, "b");
    }

    @Test
    void single_quotes_keep_it_away() {
        assertThat(builtin("nodes '$one' '$unset'").arguments()).containsExactly("$one", "$unset");
    }

    @Test
    void all_arguments_are_words_each() {
        for (String all : List.of("$@", "\"$@\"", "${@}")) {
            assertThat(builtin("nodes " + all + " x").arguments()).containsExactly("pi03", "a  'b'", "$one", "x");
        }
        assertThat(builtin("nodes > $blank").redirection().orElseThrow().text()).isEqualTo("a b");
    }

    @Test
    void without_values_references_stay() {
        assertThat(((Statement.Broadcast) parser.parse("$one: x")).target()).isEqualTo("$one");
        assertThat(((Statement.Builtin) parser.parse("nodes $one")).arguments()).containsExactly("$one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nodes x $onee;   $onee;  no variable is called onee;     did you mean $one?",
                "nodes $zebra;    $zebra; no variable is called zebra;    ",
                "nodes \"$zebra\"; $zebra; no variable is called zebra;   ",
                "$twoo: x;        $twoo;  no variable is called twoo;     did you mean $two?",
                "nodes $4;        $4;     argument 4 is missing: there are only 3; ",
                "nodes $10;       $10;    which one?;                     type ${10}, or ${1}0",
                "nodes $0;        $0;     no such argument: $0;           ",
                "nodes $(ls);     $(;     no such value: $(;              ",
                "nodes ${x:-1};   ${x:-1}; no such value: ${x:-1};        ",
                "nodes $?;        $?;     no such value: $?;              if-ok LINE and if-failed LINE ask how the line before ended",
                "$none: x;        $none;  $none has no value;             a target names nodes",
                "$blank: x;       $blank; $blank is no target: a b;       nodes have commas between them, and no blanks",
                "$bar: x;         $bar;   $bar is no target: x | y > z;   ",
                "all,$mixed: x;   $mixed; $mixed has operators that would read otherwise there: pi[01-04]!pi02; ",
                "all&$two: x;     $two;   $two has operators that would read otherwise there: pi01,pi02; ",
                "x$two: y;        $two;   $two has operators that would read otherwise there: pi01,pi02; ",
                "$half: x;        $half;  $half does not fit there: pi[01; ",
                "pi[$one]: x;     $one;   ;                               ",
                "pi[$mixed]: x;   $mixed; $mixed does not fit there: pi[01-04]!pi02; ",
            })
    void what_there_is_not_is_told_with_its_place(String line, String culprit, String message, String hint) {
        if (message == null) {
            assertThat(broadcast(line).target()).isEqualTo("pi[pi01]");
            return;
        }
        SyntaxError error = catchThrowableOfType(SyntaxError.class, () -> parser.parse(line, VALUES));
        assertThat(error).hasMessage(message);
        assertThat(error.source().substring(error.start(), error.end())).isEqualTo(culprit);
        if (hint != null) {
            assertThat(error.hint()).hasValue(hint);
        }
    }

    @Test
    void an_unset_variable_is_told_how_to_set() {
        SyntaxError error = catchThrowableOfType(SyntaxError.class, () -> builtin("nodes $zebra"));
        assertThat(error.hint()).hasValue("`set zebra=VALUE` makes it; '$zebra' in quotes is only text");
    }

    @Test
    void a_fault_in_a_value_shows_the_reference_and_what_it_stands_for() {
        Statement.Broadcast line = broadcast("  $two: x");
        SyntaxError seen = new SyntaxError("unknown node pi02", line.target(), 5, 9)
                .inTarget(line.raw(), line.targetStart(), line.target());
        assertThat(seen).hasMessage("unknown node pi02, in the target pi01,pi02");
        assertThat(seen.source().substring(seen.start(), seen.end())).isEqualTo("$two");
    }
}
