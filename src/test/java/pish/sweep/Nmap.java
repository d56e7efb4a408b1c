package pish.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's nmap, asked for lists, where possible without any network: names that are none then fail at once. */
final class Nmap {
    private static final Path PROGRAM = Path.of("/usr/bin/nmap");
    private static final List<String> ALONE = List.of("unshare", "--user", "--map-root-user", "--net");
    private static final String REPORT = "Nmap scan report for ";

    private final List<String> start = new ArrayList<>();

    /**
     * What nmap makes of targets.
     *
     * @param listed as it lists them, one after the other
     * @param faults what it says of what is wrong, less the resolver's own reason
     */
    record Answer(List<String> listed, List<String> faults) {}

    Nmap() throws IOException, InterruptedException {
        List<String> probe = new ArrayList<>(ALONE);
        probe.add("true");
        if (new ProcessBuilder(probe).redirectErrorStream(true).start().waitFor() == 0) {
            start.addAll(ALONE);
        }
        start.addAll(List.of(PROGRAM.toString(), "-sL", "-n"));
    }

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    Answer list(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(start);
        command.addAll(arguments);
        Path faults = Files.createTempFile("nmap", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(faults.toFile()).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return new Answer(
                    output.lines()
                            .filter(line -> line.startsWith(REPORT))
                            .map(line -> line.substring(REPORT.length()))
                            .toList(),
                    Files.readString(faults)
                            .lines()
                            .filter(Nmap::isFault)
                            .map(line -> line.replaceFirst("^(Error resolving name \".*\"): .*", "$1"))
                            .toList());
        } finally {
            Files.delete(faults);
        }
    }

    private static boolean isFault(String line) {
        return !line.isBlank() && !line.startsWith("WARNING: No targets") && !line.equals("QUITTING!");
    }
}
