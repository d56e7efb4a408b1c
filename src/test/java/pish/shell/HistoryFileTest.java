package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    @TempDir
    Path folder;

    @Test
    void lines_come_back_whatever_is_in_them() throws IOException {
        HistoryFile file = new HistoryFile(folder.resolve("state/pish/history"));
        List<String> lines = List.of("all: uptime", "all: cat <<E\nx\\n\nE", "pi01: echo '\\'", "all: echo ü");
        for (String line : lines) {
            file.add(line);
        }
        assertThat(file.load()).isEqualTo(lines);
    }

    @Test
    void only_its_owner_may_read_it() throws IOException {
        Path path = folder.resolve("state/pish/history");
        new HistoryFile(path).add("all: uptime");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void the_oldest_are_dropped_when_there_are_far_too_many() throws IOException {
        Path path = folder.resolve("history");
        List<String> lines = IntStream.rangeClosed(0, 2 * HistoryFile.KEPT)
                .mapToObj(i -> "line " + i)
                .toList();
        Files.write(path, lines);
        HistoryFile file = new HistoryFile(path);
        assertThat(file.load()).hasSize(HistoryFile.KEPT).endsWith("line " + 2 * HistoryFile.KEPT);
        file.add("more");
        assertThat(file.load()).hasSize(HistoryFile.KEPT + 1).endsWith("more");
    }

    @Test
    void typed_lines_that_begin_with_a_blank_or_repeat_are_not_kept() throws IOException {
        HistoryFile file = new HistoryFile(folder.resolve("history"));
        TypedHistory history = new TypedHistory(file);
        for (String line : List.of("a: 1", "a: 1", " secret", "b: 2")) {
            history.keep(line);
        }
        assertThat(file.load()).containsExactly("a: 1", "b: 2");
        assertThat(history.lines()).containsExactly("a: 1", "b: 2");
        assertThat(history.takeProblem()).isEmpty();
    }

    @Test
    void two_that_write_at_once_in_one_file_keep_every_line_whole() throws Exception {
        Path path = folder.resolve("history");
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        List<Process> writers = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            writers.add(new ProcessBuilder(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            path.toString(),
                            name)
                    .inheritIO()
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }
        assertThat(new HistoryFile(path).load()).hasSize(400).allMatch(line -> line.matches("(one|two): \\d+ x{5000}"));
    }

    @Test
    void its_place() {
        Path home = Path.of("/home/pi");
        assertThat(HistoryFile.path(home, Map.of())).hasToString("/home/pi/.local/state/pish/history");
        assertThat(HistoryFile.path(home, Map.of("XDG_STATE_HOME", "/s"))).hasToString("/s/pish/history");
        assertThat(HistoryFile.path(home, Map.of("XDG_STATE_HOME", "s")))
                .hasToString("/home/pi/.local/state/pish/history");
    }

    /** A pish that writes its history. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            HistoryFile file = new HistoryFile(Path.of(args[0]));
            for (int i = 0; i < 200; i++) {
                file.add(args[1] + ": " + i + " " + "x".repeat(5000));
            }
        }
    }
}
