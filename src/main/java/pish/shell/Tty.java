package pish.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells which standard streams are terminals, without opening one: that would cost more than a whole one-shot run. */
public final class Tty {
    private Tty() {}

    /**
     * Returns whether a standard stream is a terminal, as far as /proc tells; false where there is no /proc.
     *
     * @param descriptor 0, 1 or 2
     */
    public static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
