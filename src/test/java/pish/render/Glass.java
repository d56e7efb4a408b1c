package pish.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * What is seen on a terminal: text, which it wraps, and what pish's own sequences do (ECMA-48, DECAWM); any other control
 * character that reaches it is a fault.
 */
final class Glass {
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??[0-9:;]*)([A-Za-z])");

    private final int columns;
    private final List<List<String>> rows = new ArrayList<>();
    private int x;
    private int y;
    private boolean wraps = true;

    private Glass(int columns) {
        this.columns = columns;
    }

    /** Returns the lines that are seen, without blanks at their ends. */
    static String seen(String output, int columns) {
        Glass glass = new Glass(columns);
        glass.write(output);
        StringBuilder text = new StringBuilder();
        glass.rows.forEach(
                row -> text.append(String.join("", row).stripTrailing()).append('\n'));
        return text.toString().stripTrailing() + "\n";
    }

    private void write(String output) {
        Matcher sequence = SEQUENCE.matcher(output);
        for (int at = 0; at < output.length(); ) {
            int c = output.codePointAt(at);
            if (c == 0x1b) {
                if (!sequence.region(at, output.length()).lookingAt()) {
                    throw new AssertionError("an escape character that begins nothing: " + output.substring(at));
                }
                obey(sequence.group(1), sequence.group(2).charAt(0));
                at = sequence.end();
            } else {
                put(c);
                at += Character.charCount(c);
            }
        }
    }

    private void obey(String arguments, char what) {
        switch (arguments + what) {
            case "A" -> y = Math.max(0, y - 1);
            case "K" -> trim(row(), x);
            case "J" -> {
                trim(row(), x);
                rows.subList(Math.min(y + 1, rows.size()), rows.size()).clear();
            }
            case "?7l" -> wraps = false;
            case "?7h" -> wraps = true;
            default -> {
                if (what != 'm' || arguments.startsWith("?")) {
                    throw new AssertionError("not a sequence of pish's: " + arguments + what);
                }
            }
        }
    }

    private static void trim(List<String> row, int from) {
        row.subList(Math.min(from, row.size()), row.size()).clear();
    }

    private void put(int c) {
        switch (c) {
            case '\n' -> {
                x = 0;
                y++;
                row();
            }
            case '\r' -> x = 0;
            case '\t' -> x = Math.min(columns - 1, (x / 8 + 1) * 8);
            default -> {
                int width = WCWidth.wcwidth(c);
                if (width < 0) {
                    throw new AssertionError("a control character: " + Integer.toHexString(c));
                }
                show(Character.toString(c), width);
            }
        }
    }

    private void show(String character, int width) {
        if (width == 0) {
            List<String> row = row();
            int last = Math.max(0, Math.min(x, row.size()) - 1);
            row.set(last, row.get(last) + character);
            return;
        }
        if (x + width > columns && wraps) {
            x = 0;
            y++;
        }
        x = Math.min(x, columns - width);
        List<String> row = row();
        while (row.size() < x + width) {
            row.add(" ");
        }
        row.set(x, character);
        for (int i = 1; i < width; i++) {
            row.set(x + i, "");
        }
        x += width;
    }

    private List<String> row() {
        while (rows.size() <= y) {
            rows.add(new ArrayList<>());
        }
        return rows.get(y);
    }
}
