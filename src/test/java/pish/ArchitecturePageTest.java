package pish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/architecture.md from rotting: what it names is there, and what is there it names. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void namesThePackagesThereAre() throws IOException {
        assertThat(named("`(pish(?:\\.[a-z]+)*)`")).isEqualTo(packages());
    }

    @Test
    void namesOnlyTypesThatAreThere() throws IOException {
        Set<String> types = types();

        assertThat(named("`(?:pish\\.)?[a-z.]*?([A-Z][A-Za-z]*[a-z][A-Za-z]*)`"))
                .isNotEmpty()
                .isSubsetOf(types);
    }

    private static Set<String> named(String pattern) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(PAGE));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Set<String> packages() throws IOException {
        return sources(
                SOURCES, file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'));
    }

    private static Set<String> types() throws IOException {
        return sources(Path.of("src"), file -> file.getFileName().toString().replace(".java", ""));
    }

    private static Set<String> sources(Path folder, Function<Path, String> name) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .map(name)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
