package pish.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells what standard streams are, terminals above all, without opening one: that would cost more than a whole one-shot run. */
public final class Tty {
    private Tty() {}

    /**
     * Returns whether a standard stream is a terminal, as far as /proc tells; false where there is no /proc.
     *
     * @param descriptor 0, 1 or 2
     */
    public static boolean isTerminal(int descriptor) {
        String target = target(descriptor);
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    }

    /** Returns whether standard output and standard error are one, as after {@code 2>&1}; false where there is no /proc. */
    public static boolean isOneOutput() {
        String target = target(1);
        return !target.isEmpty() && target.equals(target(2));
    }

    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
        } catch (IOException e) {
            return "";
        }
    }
}
