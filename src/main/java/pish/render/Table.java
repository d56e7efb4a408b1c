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
    /** Columns that are always there: what a row is about, and something that is said of it. */
    private static final int LEAST = 2;

    private final List<Map<String, ?>> rows = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();

    void add(Map<String, ?> row) {
        rows.add(row);
        columns.addAll(row.keySet());
    }

    /** Returns the titles and the rows; nothing where there is neither row nor column. */
    List<String> lines(Palette palette) {
        return lines(palette, Integer.MAX_VALUE);
    }

    /**
     * Returns those of them that are no wider than a terminal: without the columns of {@link #beyond}, and cut where the
     * first two are too wide already.
     *
     * @param width of the terminal
     */
    List<String> lines(Palette palette, int width) {
        if (columns.isEmpty()) {
            return List.of();
        }
        List<List<String>> cells = new ArrayList<>();
        for (String column : within(width)) {
            cells.add(cells(column));
        }
        List<String> lines = new ArrayList<>();
        for (int row = 0; row <= rows.size(); row++) {
            StringBuilder line = new StringBuilder();
            for (List<String> column : cells) {
                line.append(line.isEmpty() ? "" : GAP).append(column.get(row));
            }
            String text = Columns.cut(line.toString().stripTrailing(), width);
            lines.add(row == 0 ? palette.title(text) : text);
        }
        return lines;
    }

    /** Returns the columns, by their titles, that a terminal of a width has no room for beside those before them. */
    List<String> beyond(int width) {
        List<String> all = new ArrayList<>(columns);
        return all.subList(within(width).size(), all.size());
    }

    private List<String> within(int width) {
        List<String> fitting = new ArrayList<>();
        long used = 0;
        for (String column : columns) {
            used += (fitting.isEmpty() ? 0 : GAP.length())
                    + Columns.width(cells(column).get(0));
            if (used > width && fitting.size() >= LEAST) {
                break;
            }
            fitting.add(column);
        }
        return fitting;
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
