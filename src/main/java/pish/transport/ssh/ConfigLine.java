package pish.transport.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * A line of an ssh_config file (ssh_config(5)).
 *
 * @param file where it stands
 * @param number counted from 1
 * @param text all of it
 * @param keyword what it sets, in lower case
 * @param rest its arguments as they were written
 */
record ConfigLine(Path file, int number, String text, String keyword, String rest) {
    /** One equals sign may stand between a keyword and its arguments. */
    private static final Pattern LINE = Pattern.compile("[ \t\r]*\"?([^ \t\r=\"]+)\"?[ \t\r]*(?:=[ \t\r]*)?(.*)");

    /** Returns what a line says; nothing where it is blank or a comment. */
    static Optional<ConfigLine> parse(Path file, int number, String text) {
        String trimmed = text.replaceFirst("[ \t\r\n\f]+$", "");
        Matcher matcher = LINE.matcher(trimmed);
        if (!matcher.matches() || matcher.group(1).startsWith("#")) {
            return Optional.empty();
        }
        String keyword = matcher.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(new ConfigLine(file, number, trimmed, keyword, matcher.group(2)));
    }

    /**
     * Returns the arguments, quotes and escapes taken away, up to a comment.
     *
     * @throws SyntaxError if a quote is open
     */
    List<String> words() {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < rest.length() && rest.charAt(at) != '#') {
            if (isBlank(rest.charAt(at))) {
                at++;
            } else {
                StringBuilder word = new StringBuilder();
                at = word(at, word);
                words.add(word.toString());
            }
        }
        return words;
    }

    /** Reads the word that begins at an index, and returns where it ends. */
    private int word(int start, StringBuilder word) {
        char quote = 0;
        int at = start;
        for (; at < rest.length(); at++) {
            char c = rest.charAt(at);
            if (c == '\\' && at + 1 < rest.length() && escapes(rest.charAt(at + 1), quote)) {
                word.append(rest.charAt(++at));
            } else if (quote == 0 && isBlank(c)) {
                return at;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            throw error("a quote is open", "close it with " + quote);
        }
        return at;
    }

    private static boolean escapes(char c, char quote) {
        return c == '\'' || c == '"' || c == '\\' || (quote == 0 && c == ' ');
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Returns the one argument there has to be. */
    String word() {
        List<String> words = words();
        if (words.size() != 1 || words.get(0).isEmpty()) {
            throw error(keyword + " takes one word", "put quotes around what has blanks");
        }
        return words.get(0);
    }

    /** Returns a fault of this line, which its message names. */
    SyntaxError error(String message, String hint) {
        int start = text.length() - text.stripLeading().length();
        return new SyntaxError(where() + ": " + message, text, start, text.length(), hint);
    }

    /** Returns file and line, as messages name them. */
    String where() {
        return file + ":" + number;
    }
}
