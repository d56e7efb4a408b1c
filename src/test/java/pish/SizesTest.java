package pish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds the sizes that docs/architecture.md promises. A failure names the worst. */
class SizesTest {
    private static final Path SOURCES = Path.of("src");
    private static final int WORST = 10;

    @Test
    void filesAreSmallRooms() throws IOException {
        List<Size> files = worstFirst(files().stream().map(SizesTest::file));

        assertThat(files).isNotEmpty();
        assertThat(over(400, files)).as("files of over 400 lines").isEmpty();
        assertThat(nth(files, 0.5)).as("median file, of %s", worst(files)).isLessThan(80);
    }

    @Test
    void methodsAreShort() throws IOException {
        List<Size> methods = worstFirst(methods().stream());

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

    private static List<Size> methods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Size> sizes = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = manager.getJavaFileObjectsFromPaths(files());
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, units);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Methods(unit, positions, sizes).scan(unit, null);
            }
        }
        return sizes;
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

    private record Size(String what, int lines) {
        @Override
        public String toString() {
            return what + " " + lines;
        }
    }

    /** Measures methods from their modifiers to their end, so without Javadoc. */
    private static final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Size> sizes;

        Methods(CompilationUnitTree unit, SourcePositions positions, List<Size> sizes) {
            this.unit = unit;
            this.positions = positions;
            this.sizes = sizes;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            String name = unit.getSourceFile().getName() + ":" + first + " " + method.getName();
            sizes.add(new Size(name, (int) (last - first + 1)));
            return super.visitMethod(method, null);
        }
    }
}
