package pish.syntax;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a line where a value goes: {@code $name}, <code>${name}</code>, {@code $1}, <code>${10}</code>, {@code $#},
 * {@code $@}.
 *
 * @param name without the dollar sign and the braces
 * @param end index after it
 */
record Reference(String name, int start, int end) {
    /** All arguments. */
    static final String ALL = "@";
    /** The number of arguments. */
    static final String COUNT = "#";

    private static final Pattern FORM = Pattern.compile("\\$(?:(\\w+|[@#])|\\{(\\w+|[@#])\\})");
    private static final Pattern FOREIGN = Pattern.compile("\\$(?:\\(|\\{[^}]*\\}?|[?$!*-])");
    private static final Pattern IN_TARGET = Pattern.compile("\\$(?:\\w+|[@#]|\\{(?:\\w+|[@#])\\})");

    /** Returns a text with a letter for every reference that may be part of a target. */
    static String blank(String target) {
        return target.indexOf('$') < 0 ? target : IN_TARGET.matcher(target).replaceAll("x");
    }

    /**
     * Returns the reference that a dollar sign begins; empty where it is only a dollar sign.
     *
     * @throws SyntaxError if it begins what is a reference in a shell and none here
     */
    static Optional<Reference> at(String line, int dollar) {
        Matcher form = FORM.matcher(line).region(dollar, line.length());
        if (form.lookingAt()) {
            boolean bare = form.group(1) != null;
            Reference reference = new Reference(bare ? form.group(1) : form.group(2), dollar, form.end());
            reference.check(line, bare);
            return Optional.of(reference);
        }
        Matcher foreign = FOREIGN.matcher(line).region(dollar, line.length());
        if (foreign.lookingAt()) {
            String hint = foreign.group().equals("$?")
                    ? "if-ok LINE and if-failed LINE ask how the line before ended"
                    : "pish knows $name, ${name}, $1, $# and $@; in single quotes a $ is only a $";
            throw new SyntaxError("no such value: " + foreign.group(), line, dollar, foreign.end(), hint);
        }
        return Optional.empty();
    }

    private void check(String line, boolean bare) {
        boolean digit = Character.isDigit(name.charAt(0));
        if (digit && bare && name.length() > 1) {
            throw new SyntaxError(
                    "which one?",
                    line,
                    start,
                    end,
                    "type ${" + name + "}, or ${" + name.charAt(0) + "}" + name.substring(1));
        }
        if (name.startsWith("0") || (digit && !name.matches("[0-9]{1,5}"))) {
            throw new SyntaxError("no such argument: $" + name, line, start, end, "the first one is $1");
        }
    }

    /**
     * Returns the value.
     *
     * @param joint what stands between all arguments
     * @throws SyntaxError if there is none
     */
    String in(Values values, String line, String joint) {
        if (name.equals(ALL)) {
            return String.join(joint, values.arguments());
        }
        int count = values.arguments().size();
        if (name.equals(COUNT)) {
            return Integer.toString(count);
        }
        if (Character.isDigit(name.charAt(0))) {
            int number = Integer.parseInt(name);
            if (number <= count) {
                return values.arguments().get(number - 1);
            }
            String there = count == 0 ? "there are none" : count == 1 ? "there is only one" : "there are only " + count;
            throw new SyntaxError(
                    "argument " + number + " is missing: " + there,
                    line,
                    start,
                    end,
                    "pish SCRIPT ARGUMENTS… gives them");
        }
        return values.value(name).orElseThrow(() -> unset(values, line));
    }

    private SyntaxError unset(Values values, String line) {
        String hint = Nearest.nearest(name, values.names())
                .map(near -> "did you mean $" + near + "?")
                .orElse("`set " + name + "=VALUE` makes it; '$" + name + "' in quotes is only text");
        return new SyntaxError("no variable is called " + name, line, start, end, hint);
    }
}
