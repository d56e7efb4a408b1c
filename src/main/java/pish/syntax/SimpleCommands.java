package pish.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The simple commands in a shell text, in whatever they are nested: lists, pipes, compounds, substitutions. Made to find
 * commands that could do harm, so what no shell would read is read as far as it goes. Text in here-documents is none.
 */
public final class SimpleCommands {
    /** After these, and before these, another command begins. */
    private static final Set<String> RESERVED =
            Set.of("if", "then", "else", "elif", "while", "until", "do", "!", "{", "}", "time", "fi", "done", "esac");

    private static final Pattern ASSIGNS = Pattern.compile("[A-Za-z_]\\w*\\+?=");

    private final String text;
    private final List<SimpleCommand> found = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final List<String> heredocs = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    /** How much of the word came before the first quote in it. */
    private int quotedFrom = Integer.MAX_VALUE;

    private Expected expected = Expected.WORD;
    private int at;

    private enum Expected {
        WORD,
        INPUT,
        OUTPUT,
        HEREDOC
    }

    private SimpleCommands(String text) {
        this.text = text;
    }

    /** Finds them, in the order in which they end. */
    public static List<SimpleCommand> of(String text) {
        return new SimpleCommands(text).scan();
    }

    private List<SimpleCommand> scan() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '\'' -> single();
                case '"' -> inDouble();
                case '\\' -> escaped();
                case '`' -> backticks();
                case '$' -> dollar();
                case '#' -> hash();
                case ' ', '\t' -> endWord();
                case '\n' -> newline();
                case ';', '&', '|', '(', ')' -> operator(c);
                case '<', '>' -> redirection(c);
                default -> add(c);
            }
        }
        endCommand();
        return found;
    }

    private void add(char c) {
        begun = true;
        word.append(c);
    }

    private void single() {
        begun = true;
        quotedFrom = Math.min(quotedFrom, word.length());
        int end = text.indexOf('\'', at);
        word.append(text, at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
    }

    private void inDouble() {
        begun = true;
        quotedFrom = Math.min(quotedFrom, word.length());
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            switch (c) {
                case '\\' -> escaped();
                case '`' -> backticks();
                case '$' -> dollar();
                default -> word.append(c);
            }
        }
        at++;
    }

    private void escaped() {
        if (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\n') {
                quotedFrom = Math.min(quotedFrom, word.length());
                add(c);
            }
        }
    }

    private void backticks() {
        begun = true;
        int end = text.indexOf('`', at);
        found.addAll(of(text.substring(at, end < 0 ? text.length() : end)));
        at = end < 0 ? text.length() : end + 1;
    }

    private void dollar() {
        begun = true;
        if (at < text.length() && text.charAt(at) == '(') {
            int end = closing(at + 1);
            found.addAll(of(text.substring(at + 1, end)));
            at = Math.min(end + 1, text.length());
        } else {
            word.append('$');
        }
    }

    /** Returns the index of the bracket that closes one, or the text's end. */
    private int closing(int from) {
        int depth = 1;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private void hash() {
        if (begun) {
            add('#');
        } else {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        }
    }

    private void operator(char c) {
        // >&2 and &>file are redirections
        boolean redirects = c == '&' && at < text.length() && text.charAt(at) == '>';
        boolean duplicates = c == '&' && !begun && expected != Expected.WORD;
        if (duplicates) {
            add(c);
        } else if (!redirects) {
            endCommand();
        }
    }

    private void redirection(char c) {
        if (begun && word.chars().allMatch(Character::isDigit)) {
            begun = false;
            word.setLength(0);
        }
        endWord();
        int start = at - 1;
        while (at < text.length() && (text.charAt(at) == '<' || text.charAt(at) == '>' || text.charAt(at) == '|')) {
            at++;
        }
        String sign = text.substring(start, at);
        if (at < text.length() && text.charAt(at) == '-' && sign.equals("<<")) {
            at++;
        }
        expected =
                sign.equals("<<") ? Expected.HEREDOC : c == '>' || sign.equals("<>") ? Expected.OUTPUT : Expected.INPUT;
    }

    private void newline() {
        endCommand();
        for (String delimiter : heredocs) {
            boolean inside = true;
            while (inside && at < text.length()) {
                int end = text.indexOf('\n', at);
                String line = text.substring(at, end < 0 ? text.length() : end);
                inside = !line.replaceFirst("^\t+", "").equals(delimiter);
                at = end < 0 ? text.length() : end + 1;
            }
        }
        heredocs.clear();
    }

    private void endWord() {
        if (begun) {
            String whole = word.toString();
            switch (expected) {
                case OUTPUT -> written.add(whole);
                case HEREDOC -> heredocs.add(whole);
                case INPUT -> {}
                default -> plain(whole);
            }
            expected = Expected.WORD;
        }
        begun = false;
        quotedFrom = Integer.MAX_VALUE;
        word.setLength(0);
    }

    private void plain(String whole) {
        String unquoted = whole.substring(0, Math.min(quotedFrom, whole.length()));
        boolean assigns = ASSIGNS.matcher(unquoted).lookingAt();
        boolean reserved = quotedFrom > whole.length() && RESERVED.contains(whole);
        if (!words.isEmpty() || !(assigns || reserved)) {
            words.add(whole);
        }
    }

    private void endCommand() {
        endWord();
        expected = Expected.WORD;
        if (!words.isEmpty() || !written.isEmpty()) {
            found.add(new SimpleCommand(words, written));
        }
        words.clear();
        written.clear();
    }
}
