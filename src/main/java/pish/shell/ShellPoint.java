package pish.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The word that ends where the cursor is, in a text that a shell would read. Quotes, backslashes and the operators that
 * begin a new command mean what they mean in POSIX sh; nothing is expanded.
 *
 * @param start index of the word's first character
 * @param raw the word as typed
 * @param value the word without quotes
 * @param quote the quote that is open, or 0
 * @param before the words of the same command before it; a redirection is a word by itself
 */
record ShellPoint(int start, String raw, String value, char quote, List<String> before) {
    private static final String OPERATORS = ";|&()\n";
    private static final String SPECIAL = " \t'\"\\|&;()<>$`*?[]#~=%!{}";
    /** Words after which a command's name stands. */
    private static final Set<String> PREFIXES = Set.of(
            "sudo", "time", "exec", "nohup", "nice", "env", "command", "if", "then", "else", "elif", "while", "until",
            "do", "!", "{");

    /**
     * Finds it.
     *
     * @param text up to the cursor
     * @param from where the shell's text begins
     */
    static ShellPoint of(String text, int from) {
        return new Scan(text, from).scan();
    }

    /** Returns whether the word names a command, not a file. */
    boolean isCommand() {
        return before.stream().allMatch(word -> PREFIXES.contains(word) || word.matches("[A-Za-z_]\\w*=.*|-\\S*"))
                && (before.isEmpty() || !before.get(0).startsWith("-"));
    }

    /** Returns whether the word is where a redirection goes. */
    boolean isRedirected() {
        return !before.isEmpty() && before.get(before.size() - 1).matches("[0-9]*[<>]+&?");
    }

    /** Writes another value as this word is written: in the quotes that are open, else with backslashes. */
    String write(String other, boolean whole) {
        return switch (quote) {
            case '\'' -> "'" + other.replace("'", "'\\''") + (whole ? "'" : "");
            case '"' -> "\"" + escape(other, "\"\\$`") + (whole ? "\"" : "");
            default -> {
                boolean home = other.startsWith("~/") && raw.startsWith("~/");
                yield home ? "~/" + escape(other.substring(2), SPECIAL) : escape(other, SPECIAL);
            }
        };
    }

    private static String escape(String text, String special) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (special.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    private static final class Scan {
        private final String text;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder value = new StringBuilder();
        private int at;
        private int start;
        private boolean begun;
        private char quote;

        Scan(String text, int from) {
            this.text = text;
            this.at = from;
            this.start = from;
        }

        ShellPoint scan() {
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (quote == '\'') {
                    inSingle(c);
                } else if (c == '\\' && at < text.length()) {
                    escaped(text.charAt(at++));
                } else if (quote == '"') {
                    inDouble(c);
                } else {
                    plain(c);
                }
            }
            if (!begun) {
                start = at;
            }
            return new ShellPoint(start, text.substring(start), value.toString(), quote, List.copyOf(words));
        }

        private void inSingle(char c) {
            if (c == '\'') {
                quote = 0;
            } else {
                value.append(c);
            }
        }

        private void inDouble(char c) {
            if (c == '"') {
                quote = 0;
            } else {
                value.append(c);
            }
        }

        private void escaped(char c) {
            begin(at - 2);
            if (quote == '"' && "\"\\$`".indexOf(c) < 0) {
                value.append('\\');
            }
            value.append(c);
        }

        private void plain(char c) {
            if (c == ' ' || c == '\t') {
                end();
            } else if (OPERATORS.indexOf(c) >= 0) {
                end();
                words.clear();
            } else if (c == '<' || c == '>') {
                end();
                words.add(String.valueOf(c));
            } else if (c == '\'' || c == '"') {
                begin(at - 1);
                quote = c;
            } else {
                begin(at - 1);
                value.append(c);
            }
        }

        private void begin(int index) {
            if (!begun) {
                begun = true;
                start = index;
            }
        }

        private void end() {
            if (begun) {
                words.add(value.toString());
            }
            value.setLength(0);
            begun = false;
        }
    }
}
