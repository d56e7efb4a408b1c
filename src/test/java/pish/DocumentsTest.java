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
        "'pish --ou', 1, --output",
        "'pish --output ', 2, fold diff table live quiet",
        "'pish --output = l', 3, live",
        "'pish -x ', 2, ''",
        "'pish --errors r', 2, reachable",
        "'pish docs/comm', 1, docs/commands.md",
        "'pish --log-dir completio', 2, completions",
    })
    void bashCompletes(String words, int word, String offered) throws IOException, InterruptedException {
        String script =
                "set -u; . completions/pish.bash; COMP_WORDS=($1); COMP_CWORD=$2; COMP_WORDS[$2]=${COMP_WORDS[$2]-}; "
                        + "_pish; echo ${COMPREPLY[@]+\"${COMPREPLY[@]}\"}";
        Process bash = new ProcessBuilder("bash", "-c", script, "bash", words, Integer.toString(word))
                .redirectErrorStream(true)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(printed).isZero();
        assertThat(printed.strip()).isEqualTo(offered);
    }
}
