package pish.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rows under each other: two blanks between columns, numbers and durations to the right, no blanks at line ends. */
final class Table {
    private static final String GAP = "  ";

    private final List<Map<String, ?>> rows = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();

    void add(Map<String, ?> row) {
        rows.add(row);
        columns.addAll(row.keySet());
    }

    /** Returns the titles and the rows; nothing where there is neither row nor column. */
    List<String> lines(Palette palette) {
        if (columns.isEmpty()) {
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
        List<Cell> values = rows.stream().map(row -> new Cell(row.get(column))).toList();
        List<String> texts = new ArrayList<>();
        texts.add(column.toUpperCase(Locale.ROOT));
        values.forEach(value -> texts.add(value.text()));
        int width = texts.stream().mapToInt(Columns::width).max().orElse(0);
        boolean numbers = values.stream().allMatch(Cell::isNumber);
        return texts.stream()
                .map(text -> numbers ? " ".repeat(width - Columns.width(text)) + text : Columns.pad(text, width))
                .toList();
    }
}
