package pish.groups;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pish.node.FileCheck;

/** Reads files that say which machines to command, or what to run to find out: only those that may be trusted. */
final class ConfigFile {
    private static final long MAX_BYTES = 8 << 20;

    private ConfigFile() {}

    /** Returns a file's text; it may have at most 8 MiB, must belong to the user or root and be writable by no other. */
    static String read(Path file) {
        try {
            Optional<String> refusal = FileCheck.refusal(file);
            if (refusal.isPresent()) {
                throw Faults.fault(refusal.get(), "until then none of its groups can be used");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw Faults.fault(file + " is longer than 8 MiB", "split it, or name another file");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Faults.fault("cannot read " + file, "look at its permissions with ls -l");
        }
    }

    /** Returns the files of a folder with this ending, sorted by name; hidden ones and a missing folder count as none. */
    static List<Path> list(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
