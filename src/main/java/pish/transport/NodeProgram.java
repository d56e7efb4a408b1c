package pish.transport;

/**
 * A small sh script that lies on nodes, for as long as their memory file systems keep it.
 *
 * @param name its file's name: another one where the text is another
 * @param text the script; each char is one byte
 */
record NodeProgram(String name, String text) {
    /** Makes one whose name begins with what it does. */
    static NodeProgram of(String purpose, String text) {
        return new NodeProgram(purpose + "-" + Integer.toHexString(text.hashCode()), text);
    }

    /**
     * Returns a command of sh that writes it to the folder {@code $d} if it is not there, in one step, since another shell
     * may do the same or use it; free of single quotes, exclamation marks and newlines.
     */
    String install() {
        String file = "\"$d/" + name + "\"";
        return "[ -x " + file + " ] || (umask 77; printf \"" + ShellQuoting.format(text)
                + "\" >\"$d/$$\" && chmod 700 \"$d/$$\" && mv -f \"$d/$$\" " + file + ") 2>/dev/null";
    }
}
