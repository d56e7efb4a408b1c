package pish.machinefile;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Debian's own launchers, asked where they would start ranks; they start none and reach nobody. */
enum Launcher {
    /** MPICH's: says what it would have run, and then waits for ever. */
    HYDRA(Dialect.MPICH, "/usr/bin/mpiexec.hydra", "-launcher manual -verbose -f") {
        private final Pattern host = Pattern.compile("\\s*\\[\\d+] proxy: (.+) \\((-?\\d+) cores\\)");
        private final Pattern processes = Pattern.compile("\\((\\d+) processes\\)");

        @Override
        Optional<Answer> read(BufferedReader output) throws IOException {
            var ranks = new LinkedHashMap<String, Integer>();
            var at = "";
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                var found = host.matcher(line);
                if (found.matches()) {
                    at = found.group(1);
                } else if (line.contains("Exec list:")) {
                    for (var count = processes.matcher(line); count.find(); ) {
                        ranks.merge(at, Integer.parseInt(count.group(1)), Integer::sum);
                    }
                } else if (line.equals("HYDRA_LAUNCH_END")) {
                    return Optional.of(new Answer(true, ranks));
                }
            }
            return Optional.of(Answer.REFUSED);
        }
    },
    /** Open MPI's: prints its map, and stops where it would have begun. */
    ORTERUN(
            Dialect.OPEN_MPI,
            "/usr/bin/orterun",
            "--allow-run-as-root --do-not-launch --display-map --map-by slot --bind-to none --mca if_base_do_not_resolve 1"
                    + " --mca oob_tcp_if_include lo --hostfile") {
        private final Pattern host = Pattern.compile(" Data for node: (\\S+)\\s.*Num procs: (\\d+)");

        private final Pattern refusal = Pattern.compile("illegal character|parse error|bad parameter|relative host"
                + "|multiple definitions|are already filled|No nodes are available");

        @Override
        Optional<Answer> read(BufferedReader output) throws IOException {
            var ranks = new LinkedHashMap<String, Integer>();
            boolean refused = false;
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                var found = host.matcher(line);
                if (found.matches()) {
                    ranks.merge(found.group(1), Integer.parseInt(found.group(2)), Integer::sum);
                }
                refused |= refusal.matcher(line).find();
            }
            if (refused) {
                return Optional.of(Answer.REFUSED);
            }
            return ranks.isEmpty() ? Optional.empty() : Optional.of(new Answer(true, ranks));
        }
    };

    /** Far longer than either takes on a busy machine. */
    private static final int PATIENCE_SECONDS = 30;

    private static final int MAX_TRIES = 3;

    private final Dialect dialect;
    private final String program;
    private final String options;

    Launcher(Dialect dialect, String program, String options) {
        this.dialect = dialect;
        this.program = program;
        this.options = options;
    }

    /**
     * What a launcher makes of a file.
     *
     * @param ranks how many each host gets, in the order of the hosts
     */
    record Answer(boolean accepted, Map<String, Integer> ranks) {
        static final Answer REFUSED = new Answer(false, Map.of());
    }

    Dialect dialect() {
        return dialect;
    }

    boolean installed() {
        return Files.isExecutable(Path.of(program));
    }

    /** Asks where ranks would go, again where the answer was neither where nor why not: on a full machine that happens. */
    Answer place(Path file, int ranks) throws IOException, InterruptedException {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var answer = ask(file, ranks);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new IOException(this + " says nothing of " + Files.readString(file));
    }

    private Optional<Answer> ask(Path file, int ranks) throws IOException, InterruptedException {
        var command = String.join(" ", program, options, file.toString(), "-n " + ranks, "hostname");
        var builder = new ProcessBuilder(command.split(" ", -1)).redirectErrorStream(true);
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME"));
        builder.environment().put("TMPDIR", String.valueOf(file.toAbsolutePath().getParent()));
        // or the library that counts cores calls all X servers there could be
        builder.environment().put("HWLOC_COMPONENTS", "-gl");
        var process = builder.start();
        process.getOutputStream().close();
        var late = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            return read(output);
        } finally {
            // Hydra heeds SIGTERM only once its proxies have called
            process.destroyForcibly().waitFor();
            late.cancel(false);
        }
    }

    abstract Optional<Answer> read(BufferedReader output) throws IOException;
}
