package pish.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows under each other: two blanks between columns, numbers to the right, no blanks at line ends. */
final class Table {
    private static final String GAP = "  ";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?%?");

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();

    void add(Map<String, String> row) {
        rows.add(row);
        columns.addAll(row.keySet());
    }

    /** Returns the titles and the rows; nothing where there is no row. */
    List<String> lines(Palette palette) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<List<String>> cells = new ArrayList<>();
        for (String column : columns) {
            cells.add(cells(column));
        }
        List<String> lines = new ArrayList<>();
        for (int row = 0; row <= rows.size(); row++) {
            StringBuilder line = new StringBuilder();
            for (List<String> column : cells) {
                line.append(line.isEmpty() ? "" : GAP).append(column.get(row));
            }
            String text = line.toString().stripTrailing();
            lines.add(row == 0 ? palette.title(text) : text);
        }
        return lines;
    }

    /** Returns a column's title and values, all of one width. */
    private List<String> cells(String column) {
        List<String> texts = new ArrayList<>();
        texts.add(column.toUpperCase(Locale.ROOT));
        rows.forEach(row -> texts.add(SafeText.line(row.getOrDefault(column, ""))));
        int width = texts.stream().mapToInt(Columns::width).max().orElse(0);
        boolean numbers = texts.stream()
                .skip(1)
                .allMatch(text -> text.isEmpty() || NUMBER.matcher(text).matches());
        return texts.stream()
                .map(text -> numbers ? " ".repeat(width - Columns.width(text)) + text : Columns.pad(text, width))
                .toList();
    }
}
