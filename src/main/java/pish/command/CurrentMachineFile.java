package pish.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which machinefile is meant where none is named. */
public final class CurrentMachineFile {
    private static final Path STANDARD = Path.of("machinefile");

    private Optional<Path> chosen = Optional.empty();

    /** Chooses one until pish ends. */
    public void use(Path file) {
        chosen = Optional.of(file);
    }

    /**
     * Returns the chosen one, else the first there is of {@code ./machinefile}, {@code ./hostfile} and
     * {@code ~/machinefile}, else the first of them.
     */
    public Path path() {
        var home = Path.of(System.getProperty("user.home"), "machinefile");
        return chosen.orElseGet(() -> List.of(STANDARD, Path.of("hostfile"), home).stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(STANDARD));
    }
}
