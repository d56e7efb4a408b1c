package pish.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Marks in lines the words that are others than in the lines before, in inverse video (SGR 7 of ECMA-48). */
final class ChangedWords {
    private static final String MARK = "\u001b[7m";
    private static final String UNMARK = "\u001b[27m";
    private static final char ESCAPE = 27;
    /** Lines of which less stayed are marked whole. */
    private static final double SAME_LINE = 0.3;
    /** Enough for some thousand lines, and a fraction of a second. */
    private static final long EFFORT = 20_000_000;

    private final List<String> before;
    private final List<String> after;
    private final Effort effort = new Effort(EFFORT);

    private ChangedWords(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** Returns the later lines with marks. */
    static List<String> mark(List<String> before, List<String> after) {
        return before.equals(after) ? after : new ChangedWords(before, after).marked();
    }

    private List<String> marked() {
        // partners of the later lines: those that have none are compared with what stood in their place
        int[] partners = Alignment.of(after, before, effort).orElseGet(this::byPlace);
        boolean[] kept = new boolean[before.size()];
        IntStream.of(partners).filter(partner -> partner >= 0).forEach(partner -> kept[partner] = true);
        List<String> lines = new ArrayList<>();
        int old = 0;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] != Alignment.NONE) {
                lines.add(after.get(i));
                old = partners[i] + 1;
            } else {
                boolean replaces = old < before.size() && !kept[old];
                lines.add(replaces ? words(before.get(old), after.get(i)) : whole(after.get(i)));
                old += replaces ? 1 : 0;
            }
        }
        return lines;
    }

    private int[] byPlace() {
        int[] partners = new int[after.size()];
        Arrays.setAll(partners, i -> i < before.size() && before.get(i).equals(after.get(i)) ? i : Alignment.NONE);
        return partners;
    }

    private String words(String was, String is) {
        WordDiff diff = WordDiff.of(was, is, effort);
        if (diff.likeness() < SAME_LINE) {
            return whole(is);
        }
        StringBuilder line = new StringBuilder();
        diff.stretches().forEach(part -> line.append(part.stayed()).append(whole(part.came())));
        return line.toString();
    }

    /** Marks a text, whose own colours would switch the mark off. */
    private static String whole(String text) {
        if (Columns.plain(text).isBlank()) {
            return text;
        }
        StringBuilder marked = new StringBuilder(MARK);
        for (String token : Tokens.of(text)) {
            boolean colour = token.length() > 1 && token.charAt(0) == ESCAPE;
            marked.append(token).append(colour ? MARK : "");
        }
        return marked.append(UNMARK).toString();
    }
}
