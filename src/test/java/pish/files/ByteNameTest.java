package pish.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are bytes. */
final class ByteNameTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a b",
                "-rf",
                "new\nline",
                "gr\u00c3\u00bcn",
                "latin\u00fc",
                "100%",
                "q\"'\\$`!*?",
                "\u0001"
            })
    void aNameBecomesAFileAndBackUnchanged(String name) throws IOException {
        Path file = ByteName.in(folder, name);
        Files.writeString(file, "x");
        assertThat(ByteName.of(file)).isEqualTo(name);
        try (var files = Files.list(folder)) {
            assertThat(files.map(ByteName::of)).containsExactly(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../nowhere", "/etc/passwd", "x\ny", "latin\u00fc", "."})
    void whereALinkLeadsToo(String target) throws IOException {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, ByteName.target(target));
        assertThat(ByteName.ofTarget(Files.readSymbolicLink(link))).isEqualTo(target);
    }

    @Test
    void aLinkToAFolderThatIsThereGetsNoSlash() throws IOException {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, Path.of("/usr/bin"));
        assertThat(ByteName.ofTarget(Files.readSymbolicLink(link))).isEqualTo("/usr/bin");
    }

    @Test
    void foldersHaveNamesToo() throws IOException {
        assertThat(ByteName.of(Files.createDirectory(folder.resolve("sub")))).isEqualTo("sub");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "-n", "a b\n\n", "\\0101", "gr\u00c3\u00bcn", "latin\u00fc", "'\"$(reboot)`", "%s%b"})
    void aShellReadsAnEscapedNameBack(String name) throws IOException {
        String escaped = ByteName.escaped(name);
        assertThat(escaped).doesNotContainAnyWhitespaces();
        Process shell = new ProcessBuilder("sh", "-c", "printf %b \"$1\"", "sh", escaped).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                .isEqualTo(name);
    }

    @Test
    void whatATerminalWouldHeedIsShownAsDigits() {
        assertThat(ByteName.shown("a\u001b[2J\n\u007f")).isEqualTo("a\\033[2J\\012\\177");
        assertThat(ByteName.shown("gr\u00c3\u00bcn \u00c2\u009b")).isEqualTo("gr\u00fcn \\233");
        assertThat(ByteName.shown("latin\u00fc")).isEqualTo("latin\ufffd");
    }

    @Test
    void typedTextIsUtf8() {
        assertThat(ByteName.ofText("gr\u00fcn")).isEqualTo("gr\u00c3\u00bcn");
    }
}
