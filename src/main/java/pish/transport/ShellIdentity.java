package pish.transport;

/**
 * What a shell says of itself when it is set up.
 *
 * @param processId its process id on the node, or 0 before it is known
 * @param processGroup the process group that it and its foreground commands are in, or 0 before it is known
 * @param mayDropInput whether it drops input it has read when a signal interrupts it, as all but bash do
 */
record ShellIdentity(int processId, int processGroup, boolean mayDropInput) {
    /** Of a shell that has not said anything yet. */
    static final ShellIdentity UNKNOWN = new ShellIdentity(0, 0, false);

    /** Reads a {@link Frame#READY}: process id, process group where the node tells, {@code bash} where it is that. */
    static ShellIdentity parse(Frame ready) {
        String[] words = ready.text().split(" ", 3);
        int id = number(words[0]);
        int group = words.length > 1 ? number(words[1]) : 0;
        boolean bash = words.length > 2 && words[2].equals("bash");
        return new ShellIdentity(id, group > 0 ? group : id, !bash);
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
