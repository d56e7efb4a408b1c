package pish.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * Puts the node sets of a call of {@code nodeset} and the options that join them in the order in which they were typed.
 * Commons CLI keeps options and arguments apart; it has refused all that is wrong before.
 */
final class NodeSetTerms {
    private static final String OPERATORS = "xiX";

    private final Options options;
    private final List<Term> terms = new ArrayList<>();

    /**
     * A node set, and what is done with it.
     *
     * @param operator x, i or X as the option, or a comma for a union
     */
    record Term(char operator, String text) {}

    private NodeSetTerms(Options options) {
        this.options = options;
    }

    static List<Term> of(Options options, List<String> words) {
        var terms = new NodeSetTerms(options);
        int at = 0;
        while (at < words.size()) {
            var word = words.get(at);
            var next = at + 1 < words.size() ? words.get(at + 1) : "";
            if (word.equals("--")) {
                words.subList(at + 1, words.size()).forEach(operand -> terms.add(',', operand));
                break;
            } else if (word.startsWith("--")) {
                at += terms.longOption(word, next);
            } else if (word.startsWith("-") && word.length() > 1) {
                at += terms.letters(word, next);
            } else {
                terms.add(',', word);
            }
            at++;
        }
        return terms.terms;
    }

    /** Returns how many further words it takes. */
    private int longOption(String word, String next) {
        int equals = word.indexOf('=');
        var option = options.getOption(equals < 0 ? word : word.substring(0, equals));
        if (!option.hasArg()) {
            return 0;
        }
        value(option, equals < 0 ? next : word.substring(equals + 1));
        return equals < 0 ? 1 : 0;
    }

    /** Reads letters, of which the first that takes a value takes the rest of the word, or the next word. */
    private int letters(String word, String next) {
        for (int at = 1; at < word.length(); at++) {
            var option = options.getOption(word.substring(at, at + 1));
            if (option.hasArg()) {
                var rest = word.substring(at + 1);
                value(option, rest.isEmpty() ? next : rest.replaceFirst("^=", ""));
                return rest.isEmpty() ? 1 : 0;
            }
        }
        return 0;
    }

    private void value(Option option, String value) {
        if (option.getOpt() != null && OPERATORS.contains(option.getOpt())) {
            add(option.getOpt().charAt(0), value);
        }
    }

    private void add(char operator, String text) {
        terms.add(new Term(operator, text));
    }
}
