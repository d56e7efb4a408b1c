package pish.render;

/** Shows lines before they run: as {@code sh -x} does, after a sign for each level they are nested. */
public final class TraceText {
    private TraceText() {}

    /**
     * Prints a line.
     *
     * @param depth 1 for a line of the script itself
     * @param err standard error
     */
    public static void print(String line, int depth, Sink err) {
        String sign = "+".repeat(depth) + " ";
        line.lines().forEach(part -> err.line(err.palette().faint(sign + SafeText.line(part))));
        err.flush();
    }
}
