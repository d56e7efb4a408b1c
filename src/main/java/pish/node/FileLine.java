package pish.node;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * A line of a file with its words, and errors that say where they are.
 *
 * @param file its name for messages, or the empty string for a line that was typed
 * @param number counted from 1
 */
record FileLine(String file, int number, String text) {
    /** A byte-order mark, which some editors put first, is no part of a word. */
    private static final Pattern WORD = Pattern.compile("[^\\s\\uFEFF]+");

    /**
     * A word and where it stands.
     *
     * @param start index of its first character in the line
     */
    record Word(String text, int start) {
        int end() {
            return start + text.length();
        }
    }

    /** Returns the words, but none of a comment, which begins with a word that begins with {@code #}. */
    List<Word> words() {
        var words = new ArrayList<Word>();
        var matcher = WORD.matcher(text);
        while (matcher.find() && matcher.group().charAt(0) != '#') {
            words.add(new Word(matcher.group(), matcher.start()));
        }
        return words;
    }

    SyntaxError error(String message, Word word, String hint) {
        return new SyntaxError(prefix() + message, text, word.start(), word.end(), hint);
    }

    /** Returns an error in a part of the line as one of the line. */
    SyntaxError error(SyntaxError error, int offset) {
        int start = offset + error.start();
        int end = offset + error.end();
        return new SyntaxError(
                prefix() + error.getMessage(), text, start, end, error.hint().orElse(""));
    }

    private String prefix() {
        return file.isEmpty() ? "" : file + ":" + number + ": ";
    }
}
