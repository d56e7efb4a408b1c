package pish.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One line as several outputs have it: the words that all have, in the same order, and between them fields that differ.
 * Blanks do not count.
 */
final class FieldLine {
    private static final Pattern WORD = Pattern.compile("\\S+");
    /** For one line of one output: lines that differ in more are a field as a whole. */
    private static final long EFFORT = 100_000;

    /** A word or mark, and where it stands. */
    private record Token(String text, int start, int end) {}

    /** A field: what each output has there, and where that stands in the first one. */
    record Field(List<String> values, int start, int end) {
        private boolean isOneWord() {
            return values.stream().noneMatch(value -> value.contains(" "));
        }
    }

    private final List<String> lines;
    private final List<List<Token>> tokens;
    private final List<int[]> partners = new ArrayList<>();
    private final List<Field> fields;

    /** Compares lines; the first is the one that the others are compared with. */
    FieldLine(List<String> lines) {
        this.lines = lines;
        this.tokens = lines.stream().map(FieldLine::tokens).toList();
        for (List<Token> other : tokens) {
            Optional<int[]> found = Alignment.of(texts(tokens.get(0)), texts(other), new Effort(EFFORT));
            partners.add(found.orElseGet(() -> none(tokens.get(0).size())));
        }
        fields = find();
    }

    private static int[] none(int size) {
        int[] partners = new int[size];
        Arrays.fill(partners, Alignment.NONE);
        return partners;
    }

    private static List<Token> tokens(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        for (String text : Tokens.of(line)) {
            if (!Tokens.isBlank(text)) {
                tokens.add(new Token(text, at, at + text.length()));
            }
            at += text.length();
        }
        return tokens;
    }

    private static List<String> texts(List<Token> tokens) {
        return tokens.stream().map(Token::text).toList();
    }

    /** Returns the first output's line. */
    String base() {
        return lines.get(0);
    }

    /** Returns whether all have the same words. */
    boolean isEqual() {
        return fields.isEmpty();
    }

    /** Returns how many words and marks of the first line another one has too. */
    int common(int index) {
        return (int) Arrays.stream(partners.get(index))
                .filter(partner -> partner != Alignment.NONE)
                .count();
    }

    /** Returns how many words and marks the longer one of the first line and another has. */
    int longest(int index) {
        return Math.max(tokens.get(0).size(), tokens.get(index).size());
    }

    /** Returns the fields in which the outputs differ, from left to right. */
    List<Field> fields() {
        return fields;
    }

    private List<Field> find() {
        List<Field> found = new ArrayList<>();
        List<Integer> common = common();
        for (int i = 0; i <= common.size(); i++) {
            split(gap(before(common, i), after(common, i)), found);
        }
        return found;
    }

    /** Returns the words that all have; commas only between single words, as they also stand within what differs as a whole. */
    private List<Integer> common() {
        List<Integer> common = new ArrayList<>(IntStream.range(0, tokens.get(0).size())
                .filter(token -> partners.stream().allMatch(partner -> partner[token] != Alignment.NONE))
                .boxed()
                .toList());
        for (int i = 0; i < common.size(); ) {
            boolean isComma = tokens.get(0).get(common.get(i)).text().equals(",");
            boolean divides = gap(before(common, i), common.get(i)).isOneWord()
                    && gap(common.get(i), after(common, i + 1)).isOneWord();
            if (isComma && !divides) {
                common.remove(i);
            } else {
                i++;
            }
        }
        return common;
    }

    private static int before(List<Integer> common, int index) {
        return index == 0 ? Alignment.NONE : common.get(index - 1);
    }

    private static int after(List<Integer> common, int index) {
        return index == common.size() ? Alignment.NONE : common.get(index);
    }

    /** Adds a gap where it differs: as one field, or, where all outputs have as many numbers there, as one for each. */
    private void split(Field gap, List<Field> found) {
        if (gap.values().stream().distinct().count() < 2) {
            return;
        }
        int count = words(gap.values().get(0)).length;
        List<MatchResult> places =
                WORD.matcher(base()).region(gap.start(), gap.end()).results().toList();
        boolean divides = count > 1
                && places.size() == count
                && gap.values().stream().allMatch(value -> isNumbers(words(value), count));
        if (!divides) {
            found.add(gap);
            return;
        }
        for (int i = 0; i < count; i++) {
            int word = i;
            List<String> values =
                    gap.values().stream().map(value -> words(value)[word]).toList();
            found.add(new Field(values, places.get(i).start(), places.get(i).end()));
        }
    }

    private static String[] words(String value) {
        return value.split(" ", -1);
    }

    private static boolean isNumbers(String[] words, int count) {
        return words.length == count && Arrays.stream(words).allMatch(word -> word.matches("[-+]?[0-9].*"));
    }

    /** Returns what stands between two common words, {@link Alignment#NONE} being the line's begin or end. */
    private Field gap(int before, int after) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).substring(start(i, before), end(i, after));
            values.add(text.replaceAll("[ \t]+", " ").replaceAll("^[ ,;]+|[ ,;]+$", ""));
        }
        String first = lines.get(0).substring(0, end(0, after)).stripTrailing();
        int end = Math.max(start(0, before), first.length());
        String between = lines.get(0).substring(start(0, before), end);
        return new Field(values, end - between.stripLeading().length(), end);
    }

    private int start(int line, int before) {
        return before == Alignment.NONE
                ? 0
                : tokens.get(line).get(partners.get(line)[before]).end();
    }

    private int end(int line, int after) {
        return after == Alignment.NONE
                ? lines.get(line).length()
                : tokens.get(line).get(partners.get(line)[after]).start();
    }
}
