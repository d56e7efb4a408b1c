package pish.transport.ssh;

import java.util.regex.Pattern;

/** One word of a command line that a message tells the user to type. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /** Returns the text quoted for sh, bare where sh would take it as it is. */
    static String quote(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
