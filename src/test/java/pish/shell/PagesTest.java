package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pish.command.Builtin;
import pish.command.Builtins;
import pish.syntax.Continuation;
import pish.syntax.LogicalLine;
import pish.syntax.LogicalLines;
import pish.syntax.Statement;

/** What the pages and the scripts say to type can be typed. */
class PagesTest {
    /** A line at the prompt, and perhaps, behind three blanks or more, what it is for. */
    private static final Pattern TYPED = Pattern.compile(" {4}pish> (.*?)(?: {3,}.*)?");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Builtins TABLE = Builtins.all();

    static Stream<Path> pages() throws IOException {
        return Stream.concat(Stream.of(Path.of("README.md")), files(Path.of("docs"), ".md"));
    }

    static Stream<Path> scripts() throws IOException {
        return files(Path.of("scripts"), ".pish");
    }

    private static Stream<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    private static void isRead(String line) {
        Statement statement = TABLE.parser().parse(line);
        assertThat(statement).as(line).isNotInstanceOf(Statement.Other.class);
        if (statement instanceof Statement.Builtin builtin) {
            Builtin called = TABLE.get(builtin.name()).orElseThrow();
            assertThat(BuiltinCall.read(called, builtin).statement()).as(line).isEqualTo(builtin);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linesOfPagesAreRead(Path page) throws IOException {
        for (String line : Files.readAllLines(page)) {
            Matcher typed = TYPED.matcher(line);
            if (typed.matches()) {
                isRead(typed.group(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadToFiles(Path page) throws IOException {
        for (Matcher link = LINK.matcher(Files.readString(page)); link.find(); ) {
            assertThat(page.resolveSibling(link.group(1))).exists();
        }
    }

    @Test
    void whatReplacesOtherProgramsIsRead() throws IOException {
        Pattern lines = Pattern.compile("`([^`]*)`");
        List<String> rows = Files.readAllLines(Path.of("docs", "faq.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows).isNotEmpty();
        for (String row : rows) {
            String ours = row.substring(row.lastIndexOf(" | "));
            for (Matcher line = lines.matcher(ours); line.find(); ) {
                if (!line.group(1).matches("pish .*|-.*|pish|all:")) {
                    isRead(line.group(1).replace("…", "true"));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void linesOfScriptsAreRead(Path script) throws IOException {
        LogicalLines lines = new LogicalLines(line -> TABLE.parser().continuation(line, false));
        for (String line : Files.readAllLines(script)) {
            lines.add(line).map(LogicalLine::text).ifPresent(PagesTest::isRead);
        }
        assertThat(lines.open()).isEqualTo(Continuation.COMPLETE);
        assertThat(script).isExecutable();
    }

    @Test
    void theFirstPageLeadsToAllOthers() throws IOException {
        List<String> others = files(Path.of("docs"), ".md").map(Path::toString).toList();
        assertThat(Files.readString(Path.of("README.md"))).contains(others);
    }
}
