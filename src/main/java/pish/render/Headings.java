package pish.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Names the fields of lines by the text that all outputs have: what stands above a field where that is a line of titles, as
 * in df(1), else what stands before it, else after it. Names are unlike each other.
 */
final class Headings {
    private static final int LONGEST = 24;
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern WIDE_GAP = Pattern.compile("\\S[ \t]{2,}\\S");
    private static final Pattern CLAUSE_END = Pattern.compile("[,;|]");

    private final List<FieldLine> lines;
    private final List<String> names = new ArrayList<>();

    private Headings(List<FieldLine> lines) {
        this.lines = lines;
    }

    /** Returns names of the fields of all lines, in their order. */
    static List<String> of(List<FieldLine> lines) {
        Headings headings = new Headings(lines);
        for (int i = 0; i < lines.size(); i++) {
            headings.name(i);
        }
        return headings.names;
    }

    private void name(int line) {
        List<FieldLine.Field> fields = lines.get(line).fields();
        String last = "value";
        for (int i = 0; i < fields.size(); i++) {
            String own =
                    title(line, fields.get(i)).orElse(beside(lines.get(line).base(), fields, i));
            last = own.isEmpty() ? last : own;
            names.add(unlikeOthers(Columns.cut(last, LONGEST)));
        }
    }

    private String unlikeOthers(String name) {
        String unlike = name;
        for (int number = 2; isTaken(unlike); number++) {
            unlike = name + " " + number;
        }
        return unlike;
    }

    /** Tables show their titles in capitals, and the first is the node's. */
    private boolean isTaken(String name) {
        String title = name.toUpperCase(Locale.ROOT);
        return title.equals("NODE")
                || names.stream().map(taken -> taken.toUpperCase(Locale.ROOT)).anyMatch(title::equals);
    }

    /** Returns the word above a field in a line of titles, after the first word of its own line where other lines have fields. */
    private Optional<String> title(int line, FieldLine.Field field) {
        for (int above = line - 1; above >= 0; above--) {
            if (lines.get(above).isEqual() && hasTitles(lines.get(above).base())) {
                return wordAbove(lines.get(above).base(), field).map(word -> rowName(line, field) + word);
            }
        }
        return Optional.empty();
    }

    /** Returns whether a line is words in columns, none of which is a number. */
    private static boolean hasTitles(String line) {
        return WIDE_GAP.matcher(line).find()
                && WORD.matcher(line).results().map(MatchResult::group).allMatch(Headings::hasLetter);
    }

    private static Optional<String> wordAbove(String titles, FieldLine.Field field) {
        List<MatchResult> above = WORD.matcher(titles)
                .results()
                .filter(word -> word.start() < field.end() && word.end() > field.start())
                .toList();
        return above.stream()
                .filter(word -> word.end() == field.end())
                .findFirst()
                .or(() -> above.stream().findFirst())
                .map(word -> clean(word.group()));
    }

    private String rowName(int line, FieldLine.Field field) {
        long differing = lines.stream().filter(other -> !other.isEqual()).count();
        return WORD.matcher(lines.get(line).base())
                .results()
                .findFirst()
                .filter(first -> differing > 1 && first.end() <= field.start())
                .map(first -> clean(first.group()) + " ")
                .orElse("");
    }

    /** Returns the text between a field and the one before it; where that names nothing, some of the text after it. */
    private static String beside(String line, List<FieldLine.Field> fields, int index) {
        FieldLine.Field field = fields.get(index);
        int from = index == 0 ? 0 : fields.get(index - 1).end();
        String[] before = CLAUSE_END.split(line.substring(from, field.start()), -1);
        String name = lastWords(before[before.length - 1]);
        if (!name.isEmpty()) {
            return name;
        }
        boolean isLast = index + 1 == fields.size();
        int to = isLast ? line.length() : fields.get(index + 1).start();
        String[] after = CLAUSE_END.split(line.substring(field.end(), to), -1);
        // one clause between two fields names the second
        return isLast || after.length > 1 ? lastWords(after[0]) : "";
    }

    /** Returns the last two words; a number names nothing. */
    private static String lastWords(String text) {
        List<String> words = WORD.matcher(clean(text))
                .results()
                .map(MatchResult::group)
                .filter(Headings::hasLetter)
                .toList();
        return String.join(" ", words.subList(Math.max(0, words.size() - 2), words.size()));
    }

    private static boolean hasLetter(String word) {
        return word.codePoints().anyMatch(Character::isLetter);
    }

    private static String clean(String text) {
        return text.replaceAll("^[\\s\\p{Punct}]+|[\\s\\p{Punct}&&[^%]]+$", "");
    }
}
