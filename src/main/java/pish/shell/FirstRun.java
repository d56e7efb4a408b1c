package pish.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What somebody who has never used pish is told, once. */
final class FirstRun {
    private static final String HINT = """
            New here? Type `%s`, or `help`; Tab completes. `help targets` says for
            whom a line is, `explain LINE` what it would do. Ctrl-D leaves.
            """;

    private FirstRun() {}

    /**
     * Returns what to say, or the empty string where it has been said, or could not be remembered.
     *
     * @param history where typed lines are kept: who has any is no stranger
     * @param nodes whether there are any
     */
    static String hint(Path history, boolean nodes) {
        Path told = history.resolveSibling("told");
        try {
            if (Files.exists(history) || Files.exists(told)) {
                return "";
            }
            Path folder = history.getParent();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.getParent());
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createFile(told);
            return HINT.formatted(nodes ? "all: uptime" : "sweep");
        } catch (IOException e) {
            return "";
        }
    }
}
