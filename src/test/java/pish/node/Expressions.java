package pish.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes node-set expressions from a seed, right ones and, here and there, wrong ones. Leaves out what ClusterShell takes by
 * accident and pish refuses or reads otherwise, see {@link RangeParser} and {@link TouchingDigits}.
 */
final class Expressions {
    private static final List<String> PREFIXES = List.of("n", "pi", "a", "node-", "n", "a%b", "", "N");
    private static final List<String> SUFFIXES = List.of("", "", "", "", "-ib", "s", ".lan", " x");
    private static final List<String> OPERATORS = List.of(",", ",", ",", "!", "&", "^");
    private static final List<String> SPACES = List.of("", "", "", "", " ");

    private final Random random;
    private final int wrongness;

    /**
     * Makes expressions.
     *
     * @param wrongness one part in this many is broken, or 0 for none
     */
    Expressions(long seed, int wrongness) {
        this.random = new Random(seed);
        this.wrongness = wrongness;
    }

    String next() {
        var text = new StringBuilder(operand());
        for (int more = random.nextInt(5); more > 0; more--) {
            text.append(pick(SPACES))
                    .append(pick(OPERATORS))
                    .append(pick(SPACES))
                    .append(operand());
        }
        if (broken()) {
            text.append(pick(List.of(",", "!", "]", "[", ",,a", "&", "[]", "^ ")));
        }
        return text.toString();
    }

    /** Makes an expression of names with two or three indices. */
    String nextWithDimensions() {
        var text = new StringBuilder(box());
        for (int more = random.nextInt(4); more > 0; more--) {
            text.append(pick(OPERATORS)).append(box());
        }
        return text.toString();
    }

    private String box() {
        var text = new StringBuilder();
        for (var literal : random.nextBoolean() ? List.of("x", "y") : List.of("r", "-n", ".")) {
            int from = random.nextInt(4);
            text.append(literal)
                    .append(random.nextBoolean() ? from : "[%d-%d]".formatted(from, from + random.nextInt(3)));
        }
        return text.toString();
    }

    private String operand() {
        var prefix = pick(PREFIXES);
        var suffix = pick(SUFFIXES);
        return switch (random.nextInt(8)) {
            case 0 -> prefix.isEmpty() ? "x" : prefix + suffix;
            case 1, 2 -> prefix + number() + suffix;
            case 3 -> touching(prefix, suffix);
            default -> prefix + "[" + ranges() + "]" + suffix;
        };
    }

    /** Ranges of one width, zeros not first: what digits before and after them mean is beyond doubt. */
    private String touching(String prefix, String suffix) {
        var low = random.nextInt(5);
        var inner = low + "-" + (low + random.nextInt(5)) + (random.nextBoolean() ? "," + random.nextInt(10) : "");
        return switch (random.nextInt(3)) {
            case 0 -> prefix + number() + "[" + inner + "]" + suffix;
            case 1 -> prefix + "[" + inner + "]" + number() + suffix;
            default -> prefix + number() + "[" + inner + "]" + number() + suffix;
        };
    }

    private String ranges() {
        var parts = new ArrayList<String>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            parts.add(pick(SPACES) + range() + pick(SPACES));
        }
        return String.join(",", parts);
    }

    private String range() {
        if (broken()) {
            return pick(
                    List.of("", "9-1", "1-2/0", "5/2", "a-c", "01-100", "1-010", "-05-3", "x", "1-", "1-4/", "--3"));
        }
        int from = random.nextInt(12);
        int to = from + random.nextInt(15);
        return switch (random.nextInt(7)) {
            case 0 -> number();
            case 1 -> "%02d-%02d".formatted(from, to);
            case 2 -> "%03d-%03d".formatted(from + 90, to + 90);
            case 3 -> from + "-" + to + "/" + (1 + random.nextInt(4));
            case 4 -> "%02d-%02d/%d".formatted(from, to, 1 + random.nextInt(4));
            case 5 -> random.nextInt(3) > 0 ? from + "-" + to : "-" + (1 + from) + "-" + to;
            default -> from + "-" + to;
        };
    }

    private String number() {
        return switch (random.nextInt(4)) {
            case 0 -> "0".repeat(random.nextInt(3)) + random.nextInt(12);
            case 1 -> String.valueOf(90 + random.nextInt(20));
            default -> String.valueOf(random.nextInt(15));
        };
    }

    private boolean broken() {
        return wrongness > 0 && random.nextInt(wrongness) == 0;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
