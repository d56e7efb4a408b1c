package pish.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import pish.node.NodeSet;

/** Completes targets: node names, ranges, folded sets and groups, after any operator. */
final class TargetCompletion {
    private static final String OPERATORS = ",!&^";

    private final Shell shell;
    private final GroupCompletion groups;

    TargetCompletion(Shell shell) {
        this.shell = shell;
        this.groups = new GroupCompletion(shell);
    }

    /**
     * Returns what could stand in place of a word.
     *
     * @param word what is typed of the target
     * @param ending what follows a whole target: a colon, or nothing
     */
    List<Candidate> candidates(String word, String ending) {
        int start = operand(word);
        String before = word.substring(0, start);
        String operand = word.substring(start);
        List<Candidate> found = new ArrayList<>();
        int bracket = operand.indexOf('[');
        if (operand.startsWith("$")) {
            Candidates.references(shell).forEach(reference -> whole(before + reference, ending, found));
        } else if (operand.startsWith("@")) {
            found.addAll(groups.candidates(before, operand, ending));
        } else if (bracket >= 0) {
            ranges(
                    before + operand.substring(0, bracket),
                    operand.substring(0, bracket),
                    operand.substring(bracket),
                    ending,
                    found);
        } else {
            names(before, operand, ending, found);
        }
        return Candidates.few(found, word);
    }

    /** Returns the names of the sources of groups, as far as they are known by now. */
    List<String> sources() {
        return groups.sources();
    }

    /** Returns where the last operand begins. */
    private static int operand(String word) {
        int start = 0;
        int depth = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            start = depth == 0 && OPERATORS.indexOf(c) >= 0 ? i + 1 : start;
        }
        return start;
    }

    private void names(String before, String operand, String ending, List<Candidate> found) {
        NodeSet all = shell.cluster().all();
        if (!all.isEmpty()) {
            whole(before + "all", ending, found);
        }
        if (operand.isEmpty()) {
            // the folded sets say more than a page of names
            for (String folded : all.toString().split("(?<=\\]),", -1)) {
                whole(before + folded, ending, found);
            }
            return;
        }
        shell.cluster().known().forEach(node -> whole(before + node, ending, found));
    }

    /** Completes within a bracket that is open: the next index, or the range's end. */
    private void ranges(String typed, String prefix, String inside, String ending, List<Candidate> found) {
        List<String> indices = new ArrayList<>();
        for (String node : shell.cluster().known()) {
            if (node.startsWith(prefix) && node.substring(prefix.length()).matches("[0-9]+")) {
                indices.add(node.substring(prefix.length()));
            }
        }
        int separator = Math.max(inside.lastIndexOf(','), inside.lastIndexOf('-'));
        String done = inside.substring(0, Math.max(1, separator + 1));
        if (separator > 0 && inside.charAt(separator) == '-') {
            String low = inside.substring(Math.max(inside.lastIndexOf(',', separator), 0) + 1, separator);
            indices.stream()
                    .filter(index -> isAbove(index, low))
                    .forEach(index -> whole(typed + done + index + "]", ending, found));
            return;
        }
        if (inside.equals("[") && indices.size() > 1) {
            String folded = NodeSet.of(
                            indices.stream().map(index -> prefix + index).toList())
                    .toString();
            whole(typed + folded.substring(prefix.length()), ending, found);
        }
        indices.forEach(index -> found.add(Candidates.part(typed + done + index, typed + done + index)));
    }

    private static boolean isAbove(String index, String low) {
        boolean padded = low.startsWith("0") || index.startsWith("0");
        return low.matches("[0-9]{1,9}")
                && index.length() <= 9
                && (!padded || index.length() == low.length())
                && Integer.parseInt(index) > Integer.parseInt(low);
    }

    private static void whole(String target, String ending, List<Candidate> found) {
        found.add(Candidates.whole(target + ending, target));
    }
}
