package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** {@code push} and {@code pull}, as they are typed, with nodes that are folders of this machine. */
final class FilesTest {
    @TempDir
    private Path home;

    @TempDir
    private Path here;

    private Batches pish;

    @BeforeEach
    void begin() throws IOException {
        pish = new Batches(home).set(Setting.ERRORS, "continue");
        Files.writeString(here.resolve("a.txt"), "one\n");
        Files.writeString(here.resolve("b.txt"), "two\n");
        Files.createDirectory(here.resolve("site"));
        Files.writeString(here.resolve("site/page"), "x".repeat(50_000));
        Files.setPosixFilePermissions(here.resolve("a.txt"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setLastModifiedTime(here.resolve("a.txt"), FileTime.fromMillis(1_000_000_000_000L));
    }

    @AfterEach
    void end() {
        pish.close();
    }

    private String run(String... lines) {
        assertThat(pish.run(lines)).as(pish.err()).isZero();
        return pish.out();
    }

    private String fails(String line) {
        assertThat(pish.run(line)).as(pish.out()).isNotZero();
        return pish.err();
    }

    private static void assertSame(Path copy, Path original) throws IOException {
        assertThat(copy).hasSameBinaryContentAs(original);
        assertThat(Files.getPosixFilePermissions(copy)).isEqualTo(Files.getPosixFilePermissions(original));
        assertThat(Files.getLastModifiedTime(copy).toMillis() / 1000)
                .isEqualTo(Files.getLastModifiedTime(original).toMillis() / 1000);
    }

    @Test
    void aFileGoesToWhereTheShellIs() throws IOException {
        Files.createDirectory(home.resolve("sub"));
        assertThat(run("pi01: cd sub", "push " + here + "/a.txt pi01")).isEqualTo("── pi01 ──\n1 file, 4 B\n");
        assertSame(home.resolve("sub/a.txt"), here.resolve("a.txt"));
        assertThat(run("push " + here + "/a.txt pi01:~/c")).isEqualTo("── pi01 ──\n1 file, 4 B\n");
        assertSame(home.resolve("c"), here.resolve("a.txt"));
    }

    @Test
    void severalGoIntoAFolder() {
        assertThat(run("push " + here + "/*.txt pi01:" + home)).isEqualTo("── pi01 ──\n2 files, 8 B\n");
        assertThat(home).isDirectoryContaining("glob:**/a.txt").isDirectoryContaining("glob:**/b.txt");
        assertThat(fails("push " + here + "/*.txt pi01:" + home + "/a.txt"))
                .contains("no such folder: " + home + "/a.txt/");
    }

    @Test
    void whatIsThereIsNotSent() throws IOException {
        String push = "push " + here + "/site " + here + "/b.txt pi01:";
        assertThat(run(push)).isEqualTo("── pi01 ──\n2 files, 50 kB\n");
        Files.setPosixFilePermissions(here.resolve("b.txt"), PosixFilePermissions.fromString("r--------"));
        assertThat(run(push)).isEqualTo("── pi01 ──\n2 files already there\n");
        assertSame(home.resolve("b.txt"), here.resolve("b.txt"));
        Files.writeString(here.resolve("a.txt"), "new\n");
        Files.writeString(here.resolve("site/more"), "more");
        assertThat(run("push " + here + "/site " + here + "/a.txt pi01:"))
                .isEqualTo("── pi01 ──\n2 files, 8 B; 1 file already there\n");
    }

    @Test
    void aFileIsReplacedAndAFolderIsNot() throws IOException {
        Files.writeString(home.resolve("a.txt"), "other, and longer");
        run("push " + here + "/a.txt pi01:");
        assertSame(home.resolve("a.txt"), here.resolve("a.txt"));
        Files.createDirectories(home.resolve("in/a.txt"));
        assertThat(fails("push " + here + "/a.txt pi01:in")).contains("in/a.txt is a folder");
        Files.writeString(home.resolve("site"), "file");
        assertThat(fails("push " + here + "/site pi01:")).contains("site is a file");
        assertThat(home.resolve("site")).hasContent("file");
    }

    @Test
    void aLinkThatIsThereStaysOne() throws IOException {
        Files.createDirectory(home.resolve("real"));
        Files.writeString(home.resolve("real/file"), "old");
        Files.createSymbolicLink(home.resolve("link"), Path.of("real/file"));
        run("push " + here + "/a.txt pi01:link");
        assertThat(home.resolve("link")).isSymbolicLink();
        assertSame(home.resolve("real/file"), here.resolve("a.txt"));
    }

    @Test
    void backAFolderEach() throws IOException {
        Path out = here.resolve("out");
        run("push " + here + "/site " + here + "/a.txt pi01:");
        assertThat(run("pull pi[01-02]:site " + out)).isEqualTo("── pi[01-02] (2) ──\n1 file, 50 kB\n");
        assertSame(out.resolve("pi01/site/page"), here.resolve("site/page"));
        assertSame(out.resolve("pi02/site/page"), here.resolve("site/page"));
        assertThat(run("pull pi01:*.t?t " + out)).isEqualTo("── pi01 ──\n1 file, 4 B\n");
        assertSame(out.resolve("pi01/a.txt"), here.resolve("a.txt"));
        assertThat(run("pull pi01:" + home + "/a.txt " + out)).isEqualTo("── pi01 ──\n1 file already there\n");
        assertThat(fails("pull pi01:nowhere " + out)).contains("no such file or folder: nowhere");
    }

    @Test
    void nothingIsLeftBeside() throws IOException {
        run("push " + here + "/site " + here + "/a.txt pi01:", "pull pi01:site " + here + "/out");
        try (var files = Files.walk(home)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.contains(".pish-"));
        }
        try (var files = Files.walk(here)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.contains(".pish-"));
        }
    }

    @Test
    void aDryRunOnlyNames() {
        assertThat(run("push -n " + here + "/site pi[01-02]:/srv", "pull --dry-run pi01:a.txt " + here))
                .isEqualTo("pi[01-02] (2): " + here + "/site, 1 file, 50 kB, to /srv\npi01 (1): a.txt, to " + here
                        + "/NODE\n");
        assertThat(pish.transport().opens()).isZero();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void mistakesAreSaidBeforeAnythingIsDone() {
        assertThat(fails("push")).contains("what to push");
        assertThat(fails("push x")).contains("where to push it");
        assertThat(fails("push " + here + "/none pi01:"))
                .contains("no such file: " + here + "/none")
                .contains("^^^");
        assertThat(fails("push " + here + "/a.txt nodes:x")).contains("unknown node nodes");
        assertThat(fails("pull")).contains("what to pull");
        assertThat(fails("pull pi01")).contains("which file of pi01 to pull is missing");
        assertThat(fails("pull pi01:a b c")).contains("one argument too many: c");
        assertThat(pish.transport().opens()).isZero();
    }

    @Test
    void aNodeThatIsDownIsAnErrorOfItsOwn() {
        pish.transport().takeDown("pi02");
        assertThat(pish.run("push " + here + "/a.txt pi[01-02]:")).isEqualTo(255);
        assertThat(pish.out()).isEqualTo("── pi01 ──\n1 file, 4 B\n");
        assertThat(pish.err()).contains("pi02").contains("connection refused");
    }

    @Test
    void programsAreToldHowFarItIs() {
        pish.set(Setting.FORMAT, "json");
        assertThat(run("push " + here + "/site pi01:").lines())
                .anyMatch(line -> line.contains("\"event\":\"progress\"") && line.contains("\"total\":50000"))
                .anyMatch(line -> line.contains("\"event\":\"exited\"") && line.contains("\"status\":0"));
    }

    @Test
    void dynamicGroupsStay() {
        run("all: [ $PISH_INDEX = 1 ] || true");
        pish.run("all: [ $PISH_INDEX = 1 ]");
        run("push " + here + "/a.txt pi01:");
        assertThat(run("nodeset -f @ok")).isEqualTo("pi02\n");
    }

    @Test
    void aNameThatIsAPatternToo() throws IOException {
        Files.write(here.resolve("[x].txt"), "z".getBytes(StandardCharsets.UTF_8));
        assertThat(run("push '" + here + "/[x].txt' pi01:")).isEqualTo("── pi01 ──\n1 file, 1 B\n");
        assertThat(run("pull 'pi01:[x].txt' " + here)).isEqualTo("── pi01 ──\n1 file, 1 B\n");
    }
}
