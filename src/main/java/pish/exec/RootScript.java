package pish.exec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import pish.transport.ShellQuoting;

/**
 * A script that sudo runs as root on a channel of its own, with the password that the node has accepted, where one is known.
 * Standard input begins with this text; in it the password is a line, which a variable of the shell and sudo read, and so
 * it is in no argument, no environment and no file. What follows is the script's own input.
 */
final class RootScript implements AutoCloseable {
    /** What the script's input comes after: sudo reads the password only where it wants one. */
    private static final String MARK = "--- the script's input follows ---";

    private static final String PLAIN = """
            exec sudo -n sh -c "$script"
            """;

    // checked by itself before, since sudo would take what follows for further tries; -k: what sudo remembers of others
    private static final String ASKING = """
            case $(command -v printf) in printf) ;; *) echo 'its sh has no printf of its own' >&2; exit 1 ;; esac
            IFS= read -r p
            said=$(printf '%s\\n' "$p" | LC_ALL=C sudo -k -S -p '' -v 2>&1) || { printf '%s\\n' "$said" | tail -n 1 >&2; exit 1; }
            p=
            exec sudo -k -S -p '' sh -c "$script"
            """;

    private final String text;
    private final byte[] first;

    private RootScript(String text, byte[] first) {
        this.text = text;
        this.first = first;
    }

    /**
     * Makes it.
     *
     * @param script POSIX shell text
     * @param password a line, with its newline; empty where none is known; cleared by {@link #close}
     */
    static RootScript of(String script, byte[] password) {
        boolean asks = password.length > 0;
        String skip = "IFS= read -r l; [ \"$l\" = " + ShellQuoting.word(MARK) + " ] || IFS= read -r l\n";
        String text = "script=" + ShellQuoting.word((asks ? skip : "") + script) + "\n" + (asks ? ASKING : PLAIN);
        byte[] head = text.getBytes(StandardCharsets.UTF_8);
        byte[] mark = asks ? (MARK + "\n").getBytes(StandardCharsets.UTF_8) : new byte[0];
        byte[] first = Arrays.copyOf(head, head.length + 2 * password.length + mark.length);
        System.arraycopy(password, 0, first, head.length, password.length);
        System.arraycopy(password, 0, first, head.length + password.length, password.length);
        System.arraycopy(mark, 0, first, head.length + 2 * password.length, mark.length);
        Arrays.fill(password, (byte) 0);
        return new RootScript(text, first);
    }

    /** Returns the command for the account's login shell. */
    String command() {
        return ShellQuoting.scriptFromInput(text.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Returns what standard input begins with; cleared by {@link #close}. */
    byte[] first() {
        return first;
    }

    /** Clears what standard input began with. */
    @Override
    public void close() {
        Arrays.fill(first, (byte) 0);
    }
}
