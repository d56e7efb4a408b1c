package pish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the sizes that docs/architecture.md promises. A failure names the worst. */
class SizesTest {
    private static final Path SOURCES = Path.of("src");
    private static final String PROGRAM = SOURCES.resolve("main") + "/";
    private static final int WORST = 10;

    @Test
    void filesAreSmallRooms() throws IOException {
        List<Size> files = worstFirst(files().stream().map(SizesTest::file));

        assertThat(files).isNotEmpty();
        assertThat(over(400, files)).as("files of over 400 lines").isEmpty();
        // tests are read by the case, not by the file: the median is that of what the program is made of
        List<Size> program =
                files.stream().filter(size -> size.what().startsWith(PROGRAM)).collect(Collectors.toList());
        assertThat(nth(program, 0.5)).as("median file, of %s", worst(program)).isLessThan(80);
    }

    @Test
    void methodsAreShort() throws IOException {
        List<Size> methods = worstFirst(MethodSizes.of(files()).stream());

        assertThat(methods).isNotEmpty();
        assertThat(over(49, methods)).as("methods of 50 lines or more").isEmpty();
        assertThat(nth(methods, 0.1)).as("nine of ten, of %s", worst(methods)).isLessThanOrEqualTo(16);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toList());
        }
    }

    private static Size file(Path file) {
        try {
            return new Size(file.toString(), Files.readAllLines(file).size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Size> worstFirst(Stream<Size> sizes) {
        return sizes.sorted(Comparator.comparingInt(Size::lines).reversed()).collect(Collectors.toList());
    }

    private static int nth(List<Size> sizes, double share) {
        return sizes.get((int) (sizes.size() * share)).lines();
    }

    private static List<Size> over(int lines, List<Size> sizes) {
        return sizes.stream().filter(size -> size.lines() > lines).collect(Collectors.toList());
    }

    private static List<Size> worst(List<Size> sizes) {
        return sizes.subList(0, Math.min(WORST, sizes.size()));
    }
}
