package pish.machinefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What pish refuses and a launcher takes, as docs/machinefiles.md has it. */
record Deviations(List<Row> rows) {
    private static final Path PAGE = Path.of("docs/machinefiles.md");

    /**
     * One of them.
     *
     * @param text a machinefile without its last newline
     * @param message what a fault's message has in it
     */
    record Row(String text, String message) {}

    static Deviations of(Dialect dialect) throws IOException {
        var rows = new ArrayList<Row>();
        boolean within = false;
        for (var line : Files.readAllLines(PAGE)) {
            within = line.startsWith("## ") ? line.equals("## Where pish is stricter than " + dialect.title()) : within;
            if (within && line.startsWith("| `")) {
                var cells = line.split("\\|", -1);
                rows.add(new Row(cells[1].strip().replace("`", "").replace(" ⏎ ", "\n"), cells[3].strip()));
            }
        }
        return new Deviations(rows);
    }

    boolean explain(HostFile.Fault fault) {
        return rows.stream().anyMatch(row -> fault.message().contains(row.message()));
    }
}
