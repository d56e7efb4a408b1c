package pish.syntax;

import java.util.regex.Pattern;

/**
 * Puts values into a target. There each is one operand or a part of one: where the operators of a value would bind otherwise
 * than that, since a target is read from left to right and has no brackets for groups, it is refused.
 */
final class TargetValues {
    private static final String OPERATORS = ",!&^";
    private static final Pattern INDEXES = Pattern.compile("[^\\[\\]!&^@]*");

    private final String line;
    private final int end;
    private final Values values;
    private final StringBuilder out = new StringBuilder();
    private boolean inBrackets;

    private TargetValues(String line, int end, Values values) {
        this.line = line;
        this.end = end;
        this.values = values;
    }

    /**
     * Returns the target with its values.
     *
     * @param start where it stands in the line
     * @param end index after it
     * @throws SyntaxError if there is no such value, or none that could stand there
     */
    static String expand(String line, int start, int end, Values values) {
        return new TargetValues(line, end, values).expand(start);
    }

    private String expand(int start) {
        int at = start;
        while (at < end) {
            char c = line.charAt(at);
            if (c == '$') {
                int dollar = at;
                Reference reference = Reference.at(line, at)
                        .orElseThrow(() -> new SyntaxError("no name after the $", line, dollar, dollar + 1));
                out.append(checked(reference, reference.in(values, line, ",")));
                at = reference.end();
            } else {
                inBrackets = c == '[' || (inBrackets && c != ']');
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private String checked(Reference reference, String value) {
        if (value.isEmpty()) {
            throw fault(reference, "has no value", "a target names nodes");
        }
        if (!Head.mayBeTarget(value) || value.indexOf('$') >= 0) {
            throw fault(
                    reference, "is no target: " + Slips.brief(value), "nodes have commas between them, and no blanks");
        }
        String operators = operators(value);
        if (inBrackets ? !INDEXES.matcher(value).matches() : !isBalanced(value)) {
            throw fault(reference, "does not fit there: " + Slips.brief(value), "");
        }
        if (inBrackets || operators.isEmpty()) {
            return value;
        }
        boolean unions = operators.chars().allMatch(c -> c == ',');
        char before = out.length() == 0 ? ',' : out.charAt(out.length() - 1);
        boolean whole = OPERATORS.indexOf(before) >= 0
                && (reference.end() == end || OPERATORS.indexOf(line.charAt(reference.end())) >= 0);
        if (whole && (out.length() == 0 || (before == ',' && unions))) {
            return value;
        }
        if (whole && before == '!' && unions) {
            return minus(value);
        }
        throw fault(
                reference,
                "has operators that would read otherwise there: " + Slips.brief(value),
                "put it first, or make it a group: `group NAME = $" + reference.name() + "`, then @NAME");
    }

    /** Returns the operators of a value, but those in brackets. */
    private static String operators(String value) {
        return value.replaceAll("\\[[^\\]]*\\]", "").replaceAll("[^" + OPERATORS + "]", "");
    }

    private static boolean isBalanced(String value) {
        String rest = value.replaceAll("\\[[^\\[\\]]*\\]", "");
        return rest.indexOf('[') < 0 && rest.indexOf(']') < 0;
    }

    /** Returns a union so that each of its operands is taken away. */
    private static String minus(String union) {
        return union.replaceAll(",(?![^\\[]*\\])", "!");
    }

    private SyntaxError fault(Reference reference, String what, String hint) {
        return new SyntaxError("$" + reference.name() + " " + what, line, reference.start(), reference.end(), hint);
    }
}
