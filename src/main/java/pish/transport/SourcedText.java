package pish.transport;

/**
 * Shell text that has the persistent shell run other text, whatever that holds: a here-document for the {@code .} built-in.
 * bash writes a here-document of over 4 KiB, as of 5.2 of over 64 KiB, into $TMPDIR, and where that disk is full or cannot
 * be written to, it would not run the text and have nobody to tell: a long text travels in a variable.
 */
final class SourcedText {
    /** What fits into a pipe that nobody reads yet, as every system has it (PIPE_BUF), less a newline. */
    static final int LONGEST_DOCUMENT = 4095;

    /** Forgotten by {@link ShellScript} when the text has been run. */
    private static final String VARIABLE = "__pish_text";

    private final String text;

    /** Takes a text; each char is one byte. */
    SourcedText(String text) {
        this.text = text;
    }

    private boolean isLong() {
        return text.length() > LONGEST_DOCUMENT;
    }

    /** Returns the lines that come first, possibly none. */
    String before() {
        return isLong() ? VARIABLE + "=" + ShellQuoting.word(text) + "\n" : "";
    }

    /**
     * Returns the lines that run it.
     *
     * @param command in which {@code . /dev/fd/3} is what runs the text
     * @param input where the text's standard input comes from, a path on the node
     */
    String in(String command, String input) {
        String delimiter = Nonce.next();
        String document = isLong() ? "\\eval \"$" + VARIABLE + "\"" : text;
        return command + " 3<<'" + delimiter + "' <" + input + "\n" + document + "\n" + delimiter + "\n";
    }
}
