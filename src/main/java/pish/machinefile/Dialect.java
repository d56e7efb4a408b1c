package pish.machinefile;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which MPI a machinefile is written for: each misreads the other's lines, mostly without a word. */
public enum Dialect {
    /** MPICH's Hydra: {@code host:4 user=pi}. */
    MPICH("mpich", "MPICH", "hydra"),
    /** Open MPI: {@code host slots=4}. */
    OPEN_MPI("openmpi", "Open MPI", "ompi");

    private static final Pattern OPEN_MPI_LINE =
            Pattern.compile("\\s*([+^/].*|\\S+@.*|\\S+\\s.*\\b(slots|cpu|count|max|port|username)[\\w-]*\\s*=.*)");
    private static final Pattern MPICH_LINE =
            Pattern.compile("\\s*([^\\s:]+:[0-9]*(\\s.*)?|\\S+\\s.*\\b(binding|user)=.*)");

    private final String key;
    private final String title;
    private final String alias;

    Dialect(String key, String title, String alias) {
        this.key = key;
        this.title = title;
        this.alias = alias;
    }

    /** Returns the word for it in a command: {@code mpich} or {@code openmpi}. */
    public String key() {
        return key;
    }

    /** Returns what its makers call it. */
    public String title() {
        return title;
    }

    /** Finds one by its {@link #key} or a shorter name, in any case. */
    public static Optional<Dialect> named(String key) {
        var lower = key.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(dialect -> dialect.key.equals(lower) || dialect.alias.equals(lower))
                .findFirst();
    }

    /** Returns what a file is written in: what its first telling line says, else its name's ending, else MPICH's. */
    static Dialect of(Path file, List<String> lines) {
        for (var line : lines) {
            if (line.strip().startsWith("#")) {
                continue;
            }
            if (OPEN_MPI_LINE.matcher(line).matches()) {
                return OPEN_MPI;
            }
            if (MPICH_LINE.matcher(line).matches()) {
                return MPICH;
            }
        }
        var name = file.getFileName().toString();
        return named(name.substring(name.lastIndexOf('.') + 1)).orElse(MPICH);
    }

    /** Returns what it calls a host: Open MPI leaves a domain away, so that {@code pi01.lan} is pi01. */
    String host(String name) {
        boolean address = name.matches("[0-9.]+");
        return this == MPICH || address ? name : name.replaceFirst("\\..*", "");
    }

    /** Returns a line for a host, without its end; 0 slots where nothing is to be said of them. */
    String line(String host, int slots) {
        return host + number(slots);
    }

    /** Returns what follows a host's name to give it slots. */
    String number(int slots) {
        if (slots == 0) {
            return "";
        }
        return this == MPICH ? ":" + slots : " slots=" + slots;
    }
}
