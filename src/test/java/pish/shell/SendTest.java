package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** Commands whose standard input comes from here. */
final class SendTest {
    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void begin() {
        pish = new Batches(home).set(Setting.ERRORS, "continue");
    }

    @AfterEach
    void end() throws IOException {
        pish.close();
        try (var left = Files.newDirectoryStream(Path.of("/tmp"), ".pish-*.in.pi*")) {
            assertThat(left).filteredOn(this::mine).isEmpty();
        }
    }

    /** Other runs may send at the same time, with other contents. */
    private boolean mine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(home.toString());
        } catch (IOException e) {
            return false;
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(home.resolve("input"), content + home);
    }

    private String run(String... lines) {
        assertThat(pish.run(lines)).as(pish.err()).isZero();
        return pish.out();
    }

    private String fails(String line) {
        assertThat(pish.run(line)).as(pish.out()).isNotZero();
        return pish.err();
    }

    @Test
    void everyByteComes() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(home.resolve("binary"), bytes);
        run("send " + file + " pi[01-03]: cat >$PISH_NODE");
        assertThat(home.resolve("pi01")).hasBinaryContent(bytes);
        assertThat(home.resolve("pi03")).hasBinaryContent(bytes);
        assertThat(home.resolve("pi04")).doesNotExist();
    }

    @Test
    void itRunsInTheShellItself() throws IOException {
        file("one\ntwo\n");
        assertThat(run("pi01: A=1", "send " + home + "/input pi01: read -r B; cd /", "pi01: echo $A $B $PWD"))
                .isEqualTo("── pi01 ──\n1 one /\n");
    }

    @Test
    void whatIsNotReadIsDropped() throws IOException {
        file("x".repeat(200_000));
        assertThat(run("send " + home + "/input pi[01-02]: echo on", "pi01: cat; echo end"))
                .isEqualTo("── pi[01-02] (2) ──\non\n── pi01 ──\nend\n");
    }

    @Test
    void statusesAreTheCommands() throws IOException {
        file("");
        assertThat(pish.run("send " + home + "/input pi[01-02]: [ $PISH_INDEX = 0 ]"))
                .isEqualTo(1);
        assertThat(run("nodeset -f @failed")).isEqualTo("pi02\n");
        assertThat(pish.run("send " + home + "/input pi01: (exit 7)  # a comment"))
                .isEqualTo(7);
        assertThat(pish.run("send " + home + "/input pi01: if")).isNotZero();
    }

    @Test
    void aHereDocumentFeedsToo() {
        assertThat(run("pi[01-02]: cat <<'EOF'", "a $b", "c", "EOF")).isEqualTo("── pi[01-02] (2) ──\na $b\nc\n");
    }

    @Test
    void standardInputWhereNoLinesComeFromIt() {
        assertThat(fails("send - pi01: cat")).contains("pish reads its lines from standard input");
        pish.shell().sources().standardInput(new ByteArrayInputStream("here\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(run("send - pi[01-02]: cat")).isEqualTo("── pi[01-02] (2) ──\nhere\n");
    }

    @Test
    void aDryRunOpensNothing() throws IOException {
        file("x");
        pish.set(Setting.DRY_RUN, "on");
        assertThat(run("send " + home + "/input pi[01-02]: cat")).isEqualTo("pi[01-02] (2): cat\n");
        assertThat(pish.transport().opens()).isZero();
    }

    @Test
    void mistakesAreSaidBeforeAnythingIsDone() {
        assertThat(fails("send")).contains("which file to send");
        assertThat(fails("send x")).contains("what to run where");
        assertThat(fails("send " + home + "/none pi01: cat")).contains("no such file");
        assertThat(fails("send " + home + " pi01: cat")).contains("is no file").contains("^^^");
        assertThat(fails("send a b pi01: cat")).contains("one argument too many: b");
        assertThat(fails("send /etc/hostname pi09: cat"))
                .contains("unknown node pi09")
                .contains("^^^^");
        assertThat(pish.transport().opens()).isZero();
    }

    @Test
    void aNodeThatIsDownFailsAlone() throws IOException {
        file("x");
        pish.transport().takeDown("pi02");
        assertThat(pish.run("send " + home + "/input pi[01-02]: wc -l")).isEqualTo(255);
        assertThat(pish.out()).isEqualTo("── pi01 ──\n0\n");
        assertThat(pish.err()).contains("pi02").contains("connection refused");
        assertThat(run("nodeset -f @failed")).isEqualTo("pi02\n");
    }
}
