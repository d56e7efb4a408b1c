package pish.machinefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.SyntaxError;

class HostFileTest {
    private static final Path FILE = Path.of("machinefile");

    private static HostFile read(String lines, String dialect) {
        return HostFile.of(FILE, lines.replace(";", "\n") + "\n", Dialect.named(dialect));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mpich|pi01 slots=4|slots=4|write pi01:4",
                "mpich|pi01:2 max_slots=4|max_slots=4|take it away: MPICH has no such bound",
                "mpich|pi01:2 # two|# two|put it on a line of its own that begins with #",
                "mpich|fe80::1|fe80::1|write a name, and give it the address in /etc/hosts",
                "mpich|pi01:2x|:2x|write pi01:4",
                "mpich|pi01:0|:0|write pi01:4",
                "mpich|bob@pi01|bob@pi01|write pi01 user=bob",
                "mpich|pi[01-02]:4|pi[01-02]|type machinefile add pi[01-02] for a line a node",
                "mpich|pi01 user=a user=b|user=b|keep one",
                "mpich|pi01 user=a;pi01:2 user=b|user=b|keep it on line 1 only",
                "openmpi|pi01:4|pi01:4|write pi01 slots=4",
                "openmpi|pi01 binding=core|binding=core|take it away, and give mpirun --bind-to core",
                "openmpi|pi01 user=bob|user=bob|write username=bob",
                "openmpi|pi01 pi02|pi02|give pi02 a line of its own",
                "openmpi|pi01 slots=4 max_slots=2|slots=4|write max_slots=4 or fewer slots",
                "openmpi|pi01;pi01 slots=2|pi01|write all its slots on line 1, and take this one away",
                "openmpi|/* a; b */ pi01 slots=x|slots=x|write pi01 slots=4",
                "openmpi|pi01 slots|slots|write pi01 slots=4; known: max_slots= port= username=",
                "openmpi|pi01.lan;pi01 slots=2|pi01|write all its slots on line 1, and take this one away",
                "openmpi|pi01 /* fast */ slots=2|/* fast */ slots=2|put the comment at the end of the line",
                "openmpi|/* open|/* open|end it with */",
                "openmpi|a.b@pi01|a.b@pi01|take a.b@ away, and write the account into ~/.ssh/config",
                "openmpi|pi01 username=a.b|username=a.b|take it away, and write the account into ~/.ssh/config",
                "openmpi|rank slots=2|rank|give the host another name in /etc/hosts",
                "openmpi|+n1|+n1|name each host",
                "openmpi|^pi01|^pi01|take away the lines of that host",
                "openmpi|256.0.0.1|256.0.0.1|use letters, digits, - and .",
                "mpich|pi01 user=a=b|user=a=b|write user=X without blanks, or take it away",
                "mpich|pi01 user = a|user = a|write user=X without blanks, or take it away",
            })
    void refusesWhatIsMisread(String dialect, String lines, String faulty, String hint) {
        var faults = read(lines, dialect).faults();
        assertThat(faults).hasSize(1);
        SyntaxError fault = faults.get(0).error();
        assertThat(fault.getMessage()).matches("machinefile:" + lines.split(";").length + ": .+");
        assertThat(fault.source().substring(fault.start(), fault.end())).isEqualTo(faulty);
        assertThat(fault.hint()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pi01|MPICH",
                "pi01;pi02:4;pi03 slots=2|MPICH",
                "# slots=4;pi01 binding=core|MPICH",
                "pi01;pi02 slots = 4|OPEN_MPI",
                "bob@pi01|OPEN_MPI",
                "// pi01:4|OPEN_MPI",
            })
    void knowsADialectByItsFirstTellingLine(String lines, Dialect expected) {
        assertThat(read(lines, "none").dialect()).isEqualTo(expected);
        assertThat(HostFile.of(Path.of("a.openmpi"), "pi01\n", Optional.empty()).dialect())
                .isEqualTo(Dialect.OPEN_MPI);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mpich|pi01:2;pi02;pi01:3|{pi01=5, pi02=1}",
                "openmpi|pi01 slots=2;pi02;pi01|{pi01=3, pi02=0}",
                "openmpi|pi01;pi01;pi01|{pi01=3}",
                "openmpi|a@pi01 cpu = 2 // x;/* pi02;pi03 */ pi04 max-slots=3|{pi01=2, pi04=3}",
                "openmpi|pi01.lan slots=2;pi01;pi01.wan;10.0.0.1;10.0.0.2|{pi01.lan=4, 10.0.0.1=0, 10.0.0.2=0}",
                "mpich|pi01.lan:2;pi01;my_pi:04|{pi01.lan=2, pi01=1, my_pi=4}",
            })
    void countsSlots(String dialect, String lines, String expected) {
        assertThat(read(lines, dialect).sound().slots()).hasToString(expected);
    }

    @Test
    void keepsEveryByte() {
        var text = "\r\n# a\t \r\n pi01:2  \n\n#\n\tpi02";
        var file = HostFile.of(FILE, text, Optional.empty());
        assertThat(file.text()).isEqualTo(text);
        assertThat(Edit.add(file, java.util.Map.of("pi03", 2)).text()).isEqualTo(text + "\r\npi03:2\r\n");
    }

    @Test
    void aCommentOpenMpiWouldRefuseAtTheEndOfTheFileIsAFault() {
        var file = HostFile.of(FILE, "pi01 slots=2\npi02 # last", Optional.empty());
        assertThat(file.faults()).hasSize(1);
        assertThat(HostFile.of(FILE, file.text() + "\n", Optional.empty()).faults())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pi01N|pi01npi02n|pi01Npi02N",
                "pi01Npi02nNpi03|pi01npi02nnpi03n|pi01Npi02nNpi03",
                "pi01Npi03|pi02npi03npi01n|pi02Npi03Npi01N",
                "''|pi02n|pi02n",
                "pi01N|''|''",
            })
    void linesKeepTheirEndsWhereTheyWereEditedWithout(String before, String typed, String after) {
        var file = HostFile.of(FILE, ends(before), Optional.empty());
        assertThat(file.edited(ends(typed), Optional.empty()).text()).isEqualTo(ends(after));
    }

    @Test
    void aFileMayChangeItsDialectWhenEditedButNotByAMistake() {
        var file = HostFile.of(FILE, "pi01:4\n", Optional.empty());
        assertThat(file.edited("pi01 slots=4\n", Optional.empty()).dialect()).isEqualTo(Dialect.OPEN_MPI);
        var mistaken = file.edited("pi02 slots=4\npi01:4\n", Optional.empty());
        assertThat(mistaken.dialect()).isEqualTo(Dialect.MPICH);
        assertThat(mistaken.faults()).extracting(HostFile.Fault::line).containsExactly(1);
        assertThat(file.edited("pi01 slots=4\n", Optional.of(Dialect.MPICH)).faults())
                .hasSize(1);
    }

    private static String ends(String lines) {
        return lines.replace("n", "\n").replace("N", "\r\n");
    }

    @Test
    void convertsThereAndBack() {
        var there = Conversion.of(read("# a;;pi01:2 user=bob;pi02;pi01:2", "mpich"), Dialect.OPEN_MPI);
        assertThat(there.file().sound().text()).isEqualTo("# a\n\nbob@pi01 slots=4\npi02 slots=1\n");
        assertThat(there.losses()).containsExactly("line 5: pi01 has its slots on one line now");
        var back = Conversion.of(read("bob@pi01 slots=4 max_slots=8 # fast;/* x */;pi02", "openmpi"), Dialect.MPICH);
        assertThat(back.file().sound().text()).isEqualTo("# fast\npi01:4 user=bob\n# x\npi02\n");
        assertThat(back.losses()).hasSize(2).first().asString().contains("max_slots=8 has no counterpart in MPICH");
    }

    @ParameterizedTest
    @CsvSource({
        "mpich,# pi01;pi01:2;pi02:4 binding=core;10.0.0.1,# pi01;pi02:2;node2:4 binding=core;10.0.0.1",
        "openmpi,me@pi01 slots=2 # pi01;pi02;pi03,me@pi02 slots=2 # pi01;node2;pi03",
    })
    void hostsChangeNamesAndNothingElseChanges(String dialect, String before, String after) {
        assertThat(Edit.rename(read(before, dialect), Map.of("pi01", "pi02", "pi02", "node2"))
                        .text())
                .isEqualTo(after.replace(";", "\n") + "\n");
    }
}
