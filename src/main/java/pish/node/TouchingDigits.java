package pish.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * Digits that touch a bracket belong to its numbers: {@code node0[1-3]} is {@code node[01-03]}, {@code n[1-2]0} is
 * {@code n[10,20]}. Refuses what ClusterShell 1.9 refuses. Where ClusterShell glues digits to the ends of a range that
 * changes its width, {@code n1[9-10]} becoming {@code n[19-110]}, this glues them to each number: n19 and n110.
 */
final class TouchingDigits {
    private static final Pattern FROM_ZERO = Pattern.compile("(^|,)\\s*0\\s*-\\s*[0-9]{2,}");
    private static final int LONGEST = 100;

    private final String inner;
    private final RangeSet set;

    /** Takes what stands in the brackets, as text and as what it means. */
    TouchingDigits(String inner, RangeSet set) {
        this.inner = inner;
        this.set = set;
    }

    /** Returns the set with the digits put before every number. */
    RangeSet before(String digits) {
        if (digits.isEmpty()) {
            return set;
        }
        check(digits);
        if (digits.startsWith("0")
                && set.spans().stream()
                        .anyMatch(span -> span.first().width() != span.last().width())) {
            throw widthsDiffer(digits + "[" + inner + "]");
        }
        var runs = new ArrayList<Run>();
        for (var run : set.runs()) {
            var offset = new BigInteger(digits).multiply(BigInteger.TEN.pow(run.width()));
            runs.add(new Run(run.width() + digits.length(), offset.add(run.from()), offset.add(run.to())));
        }
        return RangeSet.ofRuns(runs);
    }

    /** Returns the set with the digits put after every number. */
    RangeSet after(String digits) {
        if (digits.isEmpty()) {
            return set;
        }
        check(digits);
        if (inner.contains("/")) {
            throw error("no digits may follow a range with a step", "[" + inner + "]" + digits);
        }
        if (FROM_ZERO.matcher(inner).find()) {
            throw widthsDiffer("[" + inner + "]" + digits);
        }
        var indices = new ArrayList<String>();
        for (var index : set) {
            indices.add(index + digits);
        }
        return RangeSet.of(indices);
    }

    private void check(String digits) {
        if (!set.isEmpty() && set.runs().get(0).width() == Run.NEGATIVE) {
            throw error("no digits may touch a range with negative numbers", "[" + inner + "]");
        }
        if (digits.length() > LONGEST) {
            throw error("number too large", digits);
        }
    }

    private static SyntaxError widthsDiffer(String text) {
        return error("digits touch a range whose ends differ in width", text);
    }

    private static SyntaxError error(String message, String text) {
        return new SyntaxError(message, text, 0, text.length(), "write the whole numbers inside the brackets");
    }
}
