package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** Scripts: how they are read, and what ends with them. */
final class ScriptTest {
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

    private Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    @Test
    void shellsLiveOnFromLineToLine() {
        assertThat(pish.run("all: cd /tmp", "all: X=5", "all: echo $PWD $X")).isZero();
        assertThat(pish.out()).isEqualTo("── pi[01-04] (4) ──\n/tmp 5\n");
    }

    @Test
    void aMarkAtTheStartAndReturnsAtLineEndsAreDropped() {
        byte[] script = "\ufeffpi01: echo a\r\n\r\n# c\r\npi01: echo b\r\n".getBytes(StandardCharsets.UTF_8);
        assertThat(pish.runBytes(script)).isZero();
        assertThat(pish.out()).isEqualTo("── pi01 ──\na\n── pi01 ──\nb\n");
    }

    @Test
    void hereDocumentsAndQuotesGoOnOverLines() {
        assertThat(pish.run("pi01: cat <<E", "a", "# b", "E", "pi01: echo 'c", "d'"))
                .isZero();
        assertThat(pish.out()).isEqualTo("── pi01 ──\na\n# b\n── pi01 ──\nc\nd\n");
    }

    @Test
    void withADefaultTargetWholeConstructsGoThere() {
        assertThat(pish.run("pi[02-03]:", "for i in 1 2", "do echo $i", "done")).isZero();
        assertThat(pish.out()).isEqualTo("── pi[02-03] (2) ──\n1\n2\n");
    }

    @Test
    void whatIsOpenAtTheEndNamesItsFirstLine() {
        assertThat(pish.run("pi01: true", "pi01: cat <<E", "a")).isEqualTo(2);
        assertThat(pish.err()).startsWith("pish: test.pish: line 2 is not finished");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThat(pish.runBytes(new byte[] {'!', 'e', 'c', 'h', 'o', ' ', (byte) 0xe9, '\n'}))
                .isEqualTo(2);
        assertThat(pish.err()).isEqualTo("pish: cannot read test.pish: not UTF-8 text\n");
    }

    @Test
    void settingsAndTheDefaultTargetEndWithTheirFile() throws IOException {
        Path sourced = file("s.pish", "set output live\nset errors continue\npi03:\necho in\nfalse\n");
        assertThat(pish.run("pi01:", "source " + sourced, "echo after", "output"))
                .isEqualTo(1);
        assertThat(pish.out()).isEqualTo("pi03 │ in\n");
        assertThat(pish.run("set errors continue", "pi01:", "source " + sourced, "echo after", "output"))
                .isEqualTo(1);
        assertThat(pish.out()).isEqualTo("pi03 │ in\n── pi01 ──\nafter\nfold\n");
        assertThat(pish.shell().defaultTarget()).isEmpty();
        assertThat(pish.shell().settings().isSet(Setting.ERRORS)).isFalse();
    }

    @Test
    void exitEndsASourcedFileOnly() throws IOException {
        Path sourced = file("s.pish", "exit 0\npi01: echo never\n");
        assertThat(pish.run("source " + sourced, "pi01: echo after")).isZero();
        assertThat(pish.out()).isEqualTo("── pi01 ──\nafter\n");
    }

    @Test
    void aFileThatCannotBeReadIsOneErrorWithItsPlace() {
        assertThat(pish.run("source " + home + "/none.pish")).isEqualTo(2);
        assertThat(pish.err())
                .startsWith("pish: test.pish:1: cannot read " + home + "/none.pish: no such file\n")
                .contains("^");
        assertThat(pish.run("source " + home)).isEqualTo(2);
        assertThat(pish.err()).contains("it is a folder");
    }

    @Test
    void eachArgumentIsALineOfItsOwn() {
        assertThat(pish.run(pish.shell().sources().arguments(List.of("pi01:", "echo 'a", "echo b"))))
                .isEqualTo(2);
        assertThat(pish.err()).contains("the quote ' is open");
        assertThat(pish.out()).isEmpty();
        pish.set(Setting.ERRORS, "continue");
        assertThat(pish.run(pish.shell().sources().arguments(List.of("pi01:", "echo 'a", "echo b"))))
                .isEqualTo(2);
        assertThat(pish.out()).isEqualTo("── pi01 ──\nb\n");
    }

    @Test
    void oneCommandMayHaveLinesOfItsOwn() {
        assertThat(pish.run(pish.shell().sources().command("all", "echo a\necho b")))
                .isZero();
        assertThat(pish.out()).isEqualTo("── pi[01-04] (4) ──\na\nb\n");
    }

    @Test
    void aStartUpFileSetsWhatLastsAndStopsNothing() throws IOException {
        Path rc = file("pishrc", "set timeout 5s\nnonsense\npi01: echo hello\nset output live\n");
        pish.shell().startUp(pish.shell().sources().file(rc));
        assertThat(pish.out()).isEmpty();
        assertThat(pish.err()).contains("pishrc:2: no target").contains("hello");
        assertThat(pish.run("set timeout", "pi01: echo x")).isZero();
        assertThat(pish.out()).contains("5s").contains("pi01 │ x");
    }
}
