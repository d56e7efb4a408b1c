package pish.script;

/** Text from elsewhere in a comment: on one line, cut short, and without anything that a terminal or a parser would heed. */
final class OneLine {
    private OneLine() {}

    /**
     * Returns a text with {@code ?} in place of what controls: above all of a carriage return, which ends a line of a
     * script, so that what follows it would be run.
     */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(OneLine::harmless).forEach(out::appendCodePoint);
        return out.toString();
    }

    /**
     * Returns the same, cut to a length, with an ellipsis where something is missing.
     *
     * @param most characters, at least 1
     */
    static String of(String text, int most) {
        int count = text.codePointCount(0, text.length());
        return of(count <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…");
    }

    private static int harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> c == '\t' ? ' ' : '?';
            default -> c;
        };
    }
}
