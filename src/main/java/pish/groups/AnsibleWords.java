package pish.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/** Splits lines of an Ansible inventory into words as Python's shlex does, and reads values as Python literals. */
final class AnsibleWords {
    // what ast.literal_eval makes text or a number of; anything else stays as it is written
    private static final Pattern QUOTED = Pattern.compile("'([^'\\\\]*)'\\s*(?:#.*)?|\"([^\"\\\\]*)\"\\s*(?:#.*)?");
    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]*)\\s*(?:#.*)?");

    /** Makes an error of what is wrong and how to mend it. */
    @FunctionalInterface
    interface Fault {
        SyntaxError of(String message, String hint);
    }

    private final String line;
    private final Fault fault;
    private final List<String> words = new ArrayList<>();
    private int at;

    private AnsibleWords(String line, Fault fault) {
        this.line = line;
        this.fault = fault;
    }

    /** Returns the words of a line, of which there is at least one; {@code #} begins a comment unless it is quoted. */
    static List<String> split(String line, Fault fault) {
        AnsibleWords reader = new AnsibleWords(line, fault);
        while (reader.at < line.length() && line.charAt(reader.at) != '#') {
            if (Character.isWhitespace(line.charAt(reader.at))) {
                reader.at++;
            } else {
                reader.word();
            }
        }
        return reader.words;
    }

    private void word() {
        StringBuilder word = new StringBuilder();
        while (at < line.length() && line.charAt(at) != '#' && !Character.isWhitespace(line.charAt(at))) {
            char c = line.charAt(at++);
            if (c == '\'' || c == '"') {
                quoted(c, word);
            } else if (c == '\\') {
                word.append(escaped());
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
    }

    private void quoted(char quote, StringBuilder word) {
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == quote) {
                return;
            }
            boolean escapes = c == '\\' && quote == '"' && at < line.length() && "\"\\".indexOf(line.charAt(at)) >= 0;
            word.append(escapes ? escaped() : c);
        }
        throw fault.of("a quote is never closed", "end it with " + quote);
    }

    private char escaped() {
        if (at == line.length()) {
            throw fault.of("nothing after the backslash", "take it away");
        }
        return line.charAt(at++);
    }

    /** Returns a variable's value without the quotes and the comment that a Python literal may have. */
    static String value(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
        }
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? number.group(1) : text;
    }
}
