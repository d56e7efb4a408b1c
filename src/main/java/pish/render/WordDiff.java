package pish.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one line has become: stretches that stayed, and changes, in the order to be read in.
 *
 * @param stretches joined without what came they are the line before, without what went the line after
 * @param likeness how much of the longer line stayed, from 0 to 1, counted in characters without blanks
 */
record WordDiff(List<Stretch> stretches, double likeness) {
    /** Longer lines are not compared word by word. */
    private static final int LONGEST = 4096;

    /** Text that stayed, or, where that is empty, text that went and what came in its place. */
    record Stretch(String stayed, String went, String came) {
        boolean isChange() {
            return stayed.isEmpty();
        }

        private Stretch and(Stretch next) {
            return new Stretch(stayed + next.stayed, went + next.went, came + next.came);
        }

        /** Counts a change, the blanks after it and the next change as one. */
        private Stretch across(Stretch blanks, Stretch next) {
            return and(new Stretch("", blanks.stayed, blanks.stayed)).and(next);
        }
    }

    /** Compares two lines. */
    static WordDiff of(String before, String after, Effort effort) {
        Optional<WordDiff> diff = Optional.empty();
        if (Math.max(before.length(), after.length()) <= LONGEST) {
            List<String> left = Tokens.of(before);
            List<String> right = Tokens.of(after);
            diff = Alignment.of(left, right, effort).map(partners -> of(left, right, partners));
        }
        return diff.orElseGet(() -> new WordDiff(List.of(new Stretch("", before, after)), 0));
    }

    private static WordDiff of(List<String> before, List<String> after, int[] partners) {
        List<Stretch> stretches = new ArrayList<>();
        int common = 0;
        int next = 0;
        for (int i = 0; i < before.size(); i++) {
            String token = before.get(i);
            if (partners[i] == Alignment.NONE) {
                add(stretches, new Stretch("", token, ""));
                continue;
            }
            for (; next < partners[i]; next++) {
                add(stretches, new Stretch("", "", after.get(next)));
            }
            next++;
            add(stretches, new Stretch(token, "", ""));
            common += inked(token);
        }
        for (; next < after.size(); next++) {
            add(stretches, new Stretch("", "", after.get(next)));
        }
        int most = Math.max(inked(String.join("", before)), inked(String.join("", after)));
        return new WordDiff(List.copyOf(stretches), most == 0 ? 1 : (double) common / most);
    }

    private static void add(List<Stretch> stretches, Stretch next) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).isChange() == next.isChange()) {
            stretches.set(last, stretches.get(last).and(next));
        } else if (last >= 1 && next.isChange() && stretches.get(last).stayed().isBlank()) {
            Stretch blanks = stretches.remove(last);
            stretches.set(last - 1, stretches.get(last - 1).across(blanks, next));
        } else {
            stretches.add(next);
        }
    }

    private static int inked(String text) {
        return (int) text.chars().filter(c -> c != ' ' && c != '\t').count();
    }
}
