package pish.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import pish.exec.Fold;
import pish.node.NodeSet;

/**
 * The fields in which otherwise equal outputs differ, as a table: a row a node. Only outputs that are like the first one
 * are in it: as many lines, and enough of the words.
 */
final class FieldTable {
    /** Longer outputs make no table. */
    private static final int MOST_LINES = 200;

    private static final int MOST_BYTES = 64 << 10;
    /** Nor do outputs that differ in more places. */
    static final int MOST_COLUMNS = 12;
    /** So much of the words has to be equal; a single line of as many words as the first one's is always alike. */
    private static final double ALIKE = 0.4;

    private final List<Fold> folds;
    private final List<FieldLine> lines;

    private FieldTable(List<Fold> folds, List<FieldLine> lines) {
        this.folds = folds;
        this.lines = lines;
    }

    /** Makes a table of those folds whose standard output is like that of the first. */
    static FieldTable of(List<Fold> candidates) {
        List<Fold> folds = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (Fold fold : candidates) {
            Optional<List<String>> text = text(fold);
            if (text.isPresent() && (texts.isEmpty() || alike(texts.get(0), text.get()))) {
                folds.add(fold);
                texts.add(text.get());
            }
        }
        return new FieldTable(List.copyOf(folds), lines(texts));
    }

    private static Optional<List<String>> text(Fold fold) {
        if (fold.stdout().length() > MOST_BYTES) {
            return Optional.empty();
        }
        return TextLines.of(fold.stdout())
                .filter(lines -> !lines.isEmpty() && lines.size() <= MOST_LINES)
                .map(lines -> lines.stream().map(FieldTable::shown).toList());
    }

    private static String shown(String line) {
        String whole =
                line.endsWith(TextLines.UNENDED) ? line.substring(0, line.length() - TextLines.UNENDED.length()) : line;
        return SafeText.of(whole.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean alike(List<String> first, List<String> other) {
        if (first.size() != other.size()) {
            return false;
        }
        int common = 0;
        int longest = 0;
        for (FieldLine line : lines(List.of(first, other))) {
            common += line.common(1);
            longest += line.longest(1);
        }
        return (first.size() == 1 && words(first) == words(other)) || common >= ALIKE * longest;
    }

    private static long words(List<String> lines) {
        return Tokens.of(lines.get(0)).stream()
                .filter(token -> !Tokens.isBlank(token))
                .count();
    }

    private static List<FieldLine> lines(List<List<String>> texts) {
        int count = texts.isEmpty() ? 0 : texts.get(0).size();
        return IntStream.range(0, count)
                .mapToObj(line ->
                        new FieldLine(texts.stream().map(text -> text.get(line)).toList()))
                .toList();
    }

    /** Returns the folds that are in it. */
    List<Fold> folds() {
        return folds;
    }

    /** Returns in how many places the outputs differ. */
    int columns() {
        return lines.stream().mapToInt(line -> line.fields().size()).sum();
    }

    /** Returns the rows of some nodes, in the order of these. */
    Table table(NodeSet nodes) {
        List<String> names = Headings.of(lines);
        List<FieldLine.Field> fields =
                lines.stream().flatMap(line -> line.fields().stream()).toList();
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (int i = 0; i < folds.size(); i++) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int column = 0; column < fields.size(); column++) {
                values.put(names.get(column), fields.get(column).values().get(i));
            }
            folds.get(i).nodes().forEach(node -> rows.put(node, values));
        }
        Table table = new Table();
        for (String node : nodes) {
            if (rows.containsKey(node)) {
                Map<String, String> row = new LinkedHashMap<>(Map.of("node", node));
                row.putAll(rows.get(node));
                table.add(row);
            }
        }
        return table;
    }
}
