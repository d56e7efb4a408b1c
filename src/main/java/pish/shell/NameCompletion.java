package pish.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.reader.Candidate;

/** Completes names of commands and files, wherever these are. */
final class NameCompletion {
    private NameCompletion() {}

    /**
     * Returns what could stand in place of a word of a shell's command.
     *
     * @param files returns the names in a folder, which is empty or ends in a slash; those of folders end in one too
     * @param commands returns the names of commands
     */
    static List<Candidate> candidates(
            ShellPoint point, Function<String, List<String>> files, Supplier<List<String>> commands) {
        List<Candidate> found = new ArrayList<>();
        boolean path = point.value().indexOf('/') >= 0;
        if (point.isCommand() && !path) {
            if (!point.value().isEmpty()) {
                for (String command : commands.get()) {
                    found.add(Candidates.whole(point.write(command, true), command));
                }
            }
            return Candidates.few(found, point.raw());
        }
        int slash = point.value().lastIndexOf('/') + 1;
        String folder = point.value().substring(0, slash);
        String name = point.value().substring(slash);
        for (String file : files.apply(folder)) {
            if (file.startsWith(name) && (!file.startsWith(".") || name.startsWith("."))) {
                boolean whole = !file.endsWith("/");
                String value = point.write(folder + file, whole);
                found.add(whole ? Candidates.whole(value, file) : Candidates.part(value, file));
            }
        }
        return Candidates.few(found, point.raw());
    }

    /** Returns the names in a folder of this machine. */
    static List<String> localFiles(String folder) {
        String home = System.getProperty("user.home");
        Path path = Path.of(folder.startsWith("~/") ? home + folder.substring(1) : folder);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                names.add(entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""));
            }
        } catch (IOException e) {
            names.clear();
        }
        return names;
    }

    /** Returns the names of the commands of this machine. */
    static List<String> localCommands() {
        List<String> names = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            String[] files = folder.isEmpty() ? null : new File(folder).list();
            names.addAll(files == null ? List.of() : List.of(files));
        }
        return names.stream().distinct().toList();
    }
}
