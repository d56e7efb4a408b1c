package pish.shell;

/** The keys of less(1) that move a text on the whole screen. */
final class ScrollKeys {
    private static final int ALL = 1 << 20;

    private ScrollKeys() {}

    /**
     * Returns by how many lines a key moves, down where that is positive; 0 where it does not.
     *
     * @param page how many rows a page has
     */
    static int lines(String key, int page) {
        return switch (key) {
            case "j", "e", "\r", "\n", "\u001b[B", "\u001bOB" -> 1;
            case "k", "y", "\u001b[A", "\u001bOA" -> -1;
            case " ", "f", "\u001b[6~" -> Math.max(1, page - 4);
            case "b", "\u001b[5~" -> -Math.max(1, page - 4);
            case "g", "<", "\u001b[H", "\u001bOH", "\u001b[1~" -> -ALL;
            case "G", ">", "\u001b[F", "\u001bOF", "\u001b[4~" -> ALL;
            default -> 0;
        };
    }
}
