package pish.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line with the word that is completed. Candidates are written as the user would type them, quotes included, so nothing
 * is escaped here.
 *
 * @param line all that is typed
 * @param cursor the place in it
 * @param word what is typed of the word, from its first character to the cursor
 */
record EditedLine(String line, int cursor, String word) implements CompletingParsedLine {
    @Override
    public int wordCursor() {
        return word.length();
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return word.length();
    }

    @Override
    public int rawWordLength() {
        return word.length();
    }
}
