package pish.transport.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.node.ClusterFile;
import pish.node.FileFault;
import pish.syntax.SyntaxError;

/** The files of ssh_config, each read once, when first asked for. Safe for many threads. */
final class ConfigFiles {
    private static final long MAX_BYTES = 1 << 20;

    private final Map<Path, List<ConfigLine>> read = new HashMap<>();
    private final Map<Path, List<Path>> globs = new HashMap<>();

    /**
     * Returns the lines of a file; none where it is missing.
     *
     * @throws SyntaxError if it cannot be read, or somebody else may write it
     */
    synchronized List<ConfigLine> lines(Path file) {
        return read.computeIfAbsent(file, ConfigFiles::read);
    }

    private static List<ConfigLine> read(Path file) {
        try {
            Optional<String> refusal = ClusterFile.refusal(file);
            if (refusal.isPresent()) {
                throw fault(file, refusal.get());
            }
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw fault(file, file + " is no ssh_config");
            }
            // ISO 8859-1 never fails; names of hosts and keywords are ASCII
            String[] texts = Files.readString(file, StandardCharsets.UTF_8).split("\n", -1);
            List<ConfigLine> lines = new ArrayList<>();
            for (int i = 0; i < texts.length; i++) {
                ConfigLine.parse(file, i + 1, texts[i]).ifPresent(lines::add);
            }
            return List.copyOf(lines);
        } catch (NoSuchFileException missing) {
            return List.of();
        } catch (IOException unreadable) {
            throw fault(file, "cannot read " + file + ": " + FileFault.reason(unreadable));
        }
    }

    private static SyntaxError fault(Path file, String message) {
        return new SyntaxError(message, file.toString(), 0, file.toString().length());
    }

    /** Returns the files that a path with {@code *}, {@code ?} and {@code [...]} means, in the order of their names. */
    synchronized List<Path> glob(Path pattern) {
        return globs.computeIfAbsent(pattern, ConfigFiles::expand);
    }

    private static List<Path> expand(Path pattern) {
        List<Path> found = List.of(pattern.getRoot());
        for (Path part : pattern) {
            List<Path> next = new ArrayList<>();
            for (Path folder : found) {
                next.addAll(matching(folder, part.toString()));
            }
            found = next;
        }
        return List.copyOf(found);
    }

    private static List<Path> matching(Path folder, String part) {
        if (part.chars().noneMatch(c -> "*?[".indexOf(c) >= 0)) {
            Path path = folder.resolve(part);
            return Files.exists(path) ? List.of(path) : List.of();
        }
        // braces mean something to Java, and nothing to glob(3)
        String posix = part.replaceAll("[{}]", "\\\\$0");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + posix);
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (matcher.matches(name)
                        && (part.startsWith(".") || !name.toString().startsWith("."))) {
                    found.add(entry);
                }
            }
        } catch (IOException unreadable) {
            // as glob(3) has it: nothing matches there
            return List.of();
        }
        found.sort(null);
        return found;
    }
}
