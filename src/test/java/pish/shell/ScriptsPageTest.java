package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code docs/scripting.md} print what the page says. */
final class ScriptsPageTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("```pish \\S+ ?([^\\n]*)\\n(.*?)```\\n\\n```text\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    private Path home;

    @Test
    void everyScriptPrintsWhatStandsBelowIt() throws IOException {
        Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("docs/scripting.md")));
        int count = 0;
        while (examples.find()) {
            count++;
            List<String> arguments = new ArrayList<>();
            WORD.matcher(examples.group(1))
                    .results()
                    .forEach(word -> arguments.add(word.group(1) == null ? word.group(2) : word.group(1)));
            try (Batches pish = new Batches(home)) {
                String script = examples.group(2).replaceFirst("(?m)^!(.*)$", "!{ $1; } >" + home + "/here");
                assertThat(pish.run(pish.shell().sources().arguments(List.of(script)), arguments))
                        .as(pish.err())
                        .isZero();
                Path here = home.resolve("here");
                String local = Files.exists(here) ? Files.readString(here) : "";
                Files.deleteIfExists(here);
                assertThat(pish.out() + local).isEqualTo(examples.group(3));
            }
        }
        assertThat(count).isEqualTo(2);
    }
}
