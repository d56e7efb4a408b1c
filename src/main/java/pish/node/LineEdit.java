package pish.node;

/** Edits of one line that leave its columns where they are, and its comment. */
final class LineEdit {
    private LineEdit() {}

    /** Returns a line with another word in place of one; the blanks after it make up for the length where they can. */
    static String replace(String line, FileLine.Word word, String by) {
        int next = word.end();
        while (next < line.length() && line.charAt(next) == ' ') {
            next++;
        }
        int gap = next - word.end();
        // one blank separates, more than one make a column
        if (gap > 1 && next < line.length()) {
            gap = Math.max(2, gap - (by.length() - word.text().length()));
        }
        return line.substring(0, word.start()) + by + " ".repeat(gap) + line.substring(next);
    }

    /** Returns a line without a word and the blanks before it. */
    static String without(String line, FileLine.Word word) {
        return line.substring(0, word.start()).stripTrailing() + line.substring(word.end());
    }

    /** Returns a line with one more word, before its comment. */
    static String append(FileLine line, String word) {
        var words = line.words();
        int end = words.get(words.size() - 1).end();
        return line.text().substring(0, end) + " " + word + line.text().substring(end);
    }
}
