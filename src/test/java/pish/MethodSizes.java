package pish;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Measures methods from their modifiers to their end, so without Javadoc, with the compiler's own parser. */
final class MethodSizes extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Size> sizes;

    private MethodSizes(CompilationUnitTree unit, SourcePositions positions, List<Size> sizes) {
        this.unit = unit;
        this.positions = positions;
        this.sizes = sizes;
    }

    /** Returns the size of every method in some source files. */
    static List<Size> of(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Size> sizes = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = manager.getJavaFileObjectsFromPaths(files);
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, units);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodSizes(unit, positions, sizes).scan(unit, null);
            }
        }
        return sizes;
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
