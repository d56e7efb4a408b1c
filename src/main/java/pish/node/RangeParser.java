package pish.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * Reads what stands between the brackets of a node set. Accepts what ClusterShell 1.9 accepts, but for what it takes by
 * accident: {@code 1-2-3} (there -2 to 3), {@code +5} and {@code 1_0} are errors here.
 */
final class RangeParser {
    private static final Pattern RANGE =
            Pattern.compile("(?<from>-?\\s*[0-9]+)(?:\\s*-\\s*(?<to>-?\\s*[0-9]+))?(?:\\s*/\\s*(?<step>-?[0-9]+))?");
    private static final BigInteger LARGEST = BigInteger.TEN.pow(100);

    private final String text;
    private final List<Run> runs = new ArrayList<>();
    private long size;

    RangeParser(String text) {
        this.text = text;
    }

    RangeSet parse() {
        int start = 0;
        for (var part : text.split(",", -1)) {
            parsePart(part, start);
            start += part.length() + 1;
        }
        return RangeSet.ofRuns(runs);
    }

    private void parsePart(String part, int start) {
        var stripped = part.strip();
        var fault = new Fault(stripped, start + part.indexOf(stripped));
        if (stripped.isEmpty()) {
            throw new SyntaxError("empty range", text, start, start + part.length(), "write a number or a range: 1-4");
        }
        var matcher = RANGE.matcher(stripped);
        if (!matcher.matches()) {
            throw fault.error("bad range " + stripped, "write it as in 1-4, 01-10, 0-20/5 or 1,3,5");
        }
        var from = compact(matcher, "from");
        var to = matcher.group("to") == null ? from : compact(matcher, "to");
        var step = matcher.group("step") == null ? BigInteger.ONE : new BigInteger(matcher.group("step"));
        if (matcher.group("to") == null && !step.equals(BigInteger.ONE)) {
            throw fault.error("a step needs a range", "write 0-" + from + "/" + step);
        }
        add(from, to, step, fault);
    }

    private static String compact(Matcher matcher, String group) {
        var bound = matcher.group(group);
        return bound.startsWith("-") ? "-" + bound.substring(1).strip() : bound;
    }

    private void add(String from, String to, BigInteger step, Fault fault) {
        checkPadding(from, to, fault);
        if (from.length() > 102 || to.length() > 102) {
            throw fault.error("number too large", "");
        }
        var first = new BigInteger(from);
        var last = new BigInteger(to);
        if (last.abs().compareTo(LARGEST) > 0 || first.abs().compareTo(LARGEST) > 0) {
            throw fault.error("number too large", "");
        }
        if (first.compareTo(last) > 0) {
            throw fault.error("range " + from + "-" + to + " runs backwards", "write " + to + "-" + from);
        }
        if (step.signum() <= 0) {
            throw fault.error("a step must be 1 or more", "write " + from + "-" + to + "/2 for every second one");
        }
        count(last.subtract(first).divide(step).add(BigInteger.ONE), fault);
        int width = zeros(from) > 0 ? from.length() : 0;
        if (step.equals(BigInteger.ONE)) {
            addRun(first, last, width);
        } else {
            for (var value = first; value.compareTo(last) <= 0; value = value.add(step)) {
                addRun(value, value, width);
            }
        }
    }

    private void checkPadding(String from, String to, Fault fault) {
        if (from.startsWith("-") && zeros(from.substring(1)) > 0) {
            throw fault.error("negative numbers have no leading zeros", "write " + new BigInteger(from));
        }
        boolean endPadded = zeros(to) > 0 && !isZero(to);
        if ((zeros(from) > 0 || endPadded)
                && magnitude(from).length() != magnitude(to).length()) {
            int width = Math.max(from.length(), to.length());
            var hint = "write " + padded(from, width) + "-" + padded(to, width);
            throw fault.error("both ends of a padded range need the same number of digits", hint);
        }
    }

    private void count(BigInteger more, Fault fault) {
        if (more.bitLength() > 31 || size + more.longValueExact() > NodeSet.MAX_SIZE) {
            throw fault.error("more than " + NodeSet.MAX_SIZE + " nodes", "write a shorter range");
        }
        size += more.longValueExact();
    }

    /** Adds consecutive values, cut where their width changes; {@code width} 0 means without padding. */
    private void addRun(BigInteger first, BigInteger last, int width) {
        if (width > 0) {
            runs.add(new Run(width, first, last));
            return;
        }
        var from = first;
        while (from.compareTo(last) <= 0) {
            int digits = from.signum() < 0 ? Run.NEGATIVE : from.toString().length();
            var end = from.signum() < 0
                    ? BigInteger.ONE.negate()
                    : BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
            runs.add(new Run(digits, from, end.min(last)));
            from = end.min(last).add(BigInteger.ONE);
        }
    }

    private static String magnitude(String bound) {
        return bound.startsWith("-") ? bound.substring(1) : bound;
    }

    private static String padded(String bound, int width) {
        return "0".repeat(width - bound.length()) + bound;
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }

    /** Returns how many leading zeros are padding: all but the 0 of a zero itself. */
    private static int zeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    /** The part at fault, and where it begins. */
    private final class Fault {
        private final String part;
        private final int start;

        Fault(String part, int start) {
            this.part = part;
            this.start = start;
        }

        SyntaxError error(String message, String hint) {
            return new SyntaxError(message, text, start, start + part.length(), hint);
        }
    }
}
