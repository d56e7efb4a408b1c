package pish.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import pish.command.LineSource;
import pish.command.Settings;
import pish.exec.Event;
import pish.node.ClusterFile;

/** The lines that are run at the start of a prompt: {@code pishrc}. */
public final class StartUpFile {
    private StartUpFile() {}

    /**
     * Runs it, if there is one. What is wrong with it is said, and stops nothing.
     *
     * @param folder the {@link ConfigFolder}
     * @param settings what the command line says, which counts for more than what the file sets
     */
    public static void run(Shell shell, Path folder, Settings settings) {
        Path file = folder.resolve("pishrc");
        if (!Files.exists(file)) {
            return;
        }
        Settings given = settings.copy();
        try {
            // whoever may write it decides what runs here, as with the cluster file
            Optional<String> refusal = ClusterFile.refusal(file);
            if (refusal.isPresent()) {
                shell.message(Event.Severity.WARNING, "not run: " + refusal.get());
                return;
            }
            try (LineSource source = shell.sources().file(file)) {
                shell.startUp(source);
            }
        } catch (IOException e) {
            shell.message(Event.Severity.WARNING, e.getMessage());
        }
        settings.override(given);
    }
}
