package pish.transport.ssh;

/** Text that a server or an agent chose: shown to people, so nothing in it may steer a terminal. */
final class ForeignText {
    private ForeignText() {}

    /**
     * Returns one line to show: control and invisible formatting characters and line ends become blanks, blanks at both
     * ends go.
     *
     * @param longest characters to keep; what is cut is marked by an ellipsis
     */
    static String line(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(longest + 1L)
                .map(point -> harmless(point) ? point : ' ')
                .forEach(shown::appendCodePoint);
        if (text.codePointCount(0, text.length()) > longest) {
            shown.setLength(shown.offsetByCodePoints(0, longest - 1));
            shown.append('…');
        }
        return shown.toString().strip();
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
