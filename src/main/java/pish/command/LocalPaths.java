package pish.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pish.syntax.Word;

/** Files of this machine as arguments of built-ins. */
final class LocalPaths {
    private LocalPaths() {}

    /**
     * Returns the files that an argument names: itself, or all that a pattern of its last name matches, as a shell has it.
     *
     * @throws pish.syntax.SyntaxError if there is none
     */
    static List<Path> of(Invocation invocation, String argument) throws IOException {
        Path path = Invocation.path(argument);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return List.of(path);
        }
        List<Path> found = isPattern(invocation, argument) ? matching(path) : List.of();
        if (found.isEmpty()) {
            throw invocation.fault(argument, "no such file: " + argument, "");
        }
        return found;
    }

    private static boolean isPattern(Invocation invocation, String argument) {
        boolean quoted = invocation.statement().words().stream()
                .filter(word -> word.text().equals(argument))
                .anyMatch(Word::quoted);
        return !quoted && argument.matches("(?s).*[*?\\[].*");
    }

    private static List<Path> matching(Path pattern) throws IOException {
        Path folder = pattern.getParent() == null ? Path.of("") : pattern.getParent();
        String name = pattern.getFileName().toString();
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, name)) {
                for (Path entry : entries) {
                    if (name.startsWith(".") || !entry.getFileName().toString().startsWith(".")) {
                        found.add(entry);
                    }
                }
            }
        }
        found.sort(null);
        return found;
    }
}
