package pish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that are written from pish's tables, and must not fall behind them. */
final class DocumentsTest {
    private static void compare(String file, String text) throws IOException {
        Path path = Path.of(file);
        if (Boolean.getBoolean("pish.write")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
        assertThat(path)
                .as("write it anew with: mvn test -Dtest=DocumentsTest -Dpish.write=true")
                .content()
                .isEqualTo(text);
    }

    @Test
    void theFilesAreThoseThatTheTablesGive() throws IOException {
        compare("docs/commands.md", Documents.commands());
        compare("docs/pish.1", ManPage.text());
        compare("completions/pish.bash", Completions.bash());
        compare("completions/_pish", Completions.zsh());
        compare("completions/pish.fish", Completions.fish());
    }

    @Test
    void helpListsEveryOption() {
        for (Option option : Documents.options()) {
            assertThat(Manual.help()).contains("--" + option.getLongOpt(), option.getDescription());
        }
        assertThat(Manual.version()).startsWith("pish ");
    }

    @ParameterizedTest
    @CsvSource({
        "'pish --ou', --output",
        "'pish --output ', fold diff table live panes quiet",
        "'pish --output=l', live",
        "'pish -x ', pi01 pi02 @workers",
        "'pish -w pi02,@', @workers",
        "'pish --nodes=all!pi', all!pi01 all!pi02",
        "'pish --cluster other -x ', desk",
        "'pish --errors r', reachable",
        "'pish docs/comm', docs/commands.md",
        "'pish --log-dir completio', completions",
    })
    void bashCompletes(String line, String offered) throws IOException, InterruptedException {
        // bash ends a word before = and @, and takes the former as a word of its own
        String script = """
                set -u
                . completions/pish.bash
                names() { if [ "$1" = --cluster ]; then echo desk; else printf 'pi01\\npi02\\n@workers\\n'; fi; }
                COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=("${1##*[ =]}") COMP_CWORD=0
                case $1 in *,@*) COMP_WORDS=("@${1##*@}") ;; esac
                _pish names
                echo ${COMPREPLY[@]+"${COMPREPLY[@]}"}
                """;
        Process bash = new ProcessBuilder("bash", "-c", script, "bash", line)
                .redirectErrorStream(true)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(printed).isZero();
        assertThat(printed.strip()).isEqualTo(offered);
    }
}
