package pish.exec;

import pish.transport.LineControl;
import pish.transport.ShellQuoting;

/** The shell text that sends signals to what a persistent shell runs. */
final class StopScript {
    private StopScript() {}

    /** Returns text that sends SIGINT to the shell's process group, as a terminal does. */
    static String interrupt(LineControl shell) {
        // no "--": the kill of dash and busybox does not know it
        return "kill -INT -" + shell.processGroup();
    }

    /**
     * Returns text that kills every process of the shell's group but the shell, and makes the shell leave with its state.
     * The shell is held meanwhile, or it would go on with the line when its child is gone.
     */
    static String kill(LineControl shell) {
        int id = shell.processId();
        // all are stopped first, or what one of them starts meanwhile would be missed
        return "kill -STOP -" + shell.processGroup() + "; " + killOthers(shell, "") + "; kill -HUP " + id
                + "; kill -CONT " + id;
    }

    /** Returns text that kills every process of the shell's group, and the shell too: what it has is lost. */
    static String killAll(LineControl shell) {
        return "kill -KILL -" + shell.processGroup();
    }

    /**
     * Returns text that kills what {@link #kill} may not, processes of other users: the shell is leaving by now, and what
     * it needs for that must be let live.
     */
    static String killForeign(LineControl shell) {
        return killOthers(
                shell, " && [ \"$(stat -c %u /proc/$p)\" != \"$(stat -c %u /proc/" + shell.processId() + ")\" ]");
    }

    private static String killOthers(LineControl shell, String condition) {
        // field 5 of /proc/PID/stat is the process group; the name before it may hold blanks and parentheses
        return "for s in /proc/[0-9]*/stat; do read -r l <\"$s\" 2>/dev/null || continue; p=${l%% *}; l=${l##*) }; "
                + "set -- $l; if [ \"$3\" = " + shell.processGroup() + " ] && [ \"$p\" -ne " + shell.processId() + " ]"
                + condition + "; then kill -KILL \"$p\"; fi; done";
    }

    /** Returns a command that runs a script as the user, whatever the login shell is. */
    static String asUser(String script) {
        return ShellQuoting.script(script);
    }
}
