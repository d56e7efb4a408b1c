package pish.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import pish.exec.Event;
import pish.node.FileFault;
import pish.sweep.Host;

/** A sweep in nmap's greppable format (nmap(1), -oG): a line a host that is up, between two comments. */
final class Greppable {
    private static final String SCREEN = "-";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

    private final String command;
    private final LocalDateTime begun = LocalDateTime.now(ZoneId.systemDefault());
    private final long start = System.nanoTime();

    /**
     * Begins.
     *
     * @param command the line that asks for it
     */
    Greppable(String command) {
        this.command = command;
    }

    static Option option() {
        return Option.builder("oG")
                .hasArg()
                .optionalArg(true)
                .argName("FILE")
                .desc("print as nmap's greppable output, or write that to a file too")
                .get();
    }

    /** Returns where to write: a file, or {@code -}; nothing where it is not asked for. */
    static Optional<String> destination(Invocation invocation) {
        if (!invocation.options().hasOption("oG")) {
            return Optional.empty();
        }
        String file = invocation.options().getOptionValue("oG", SCREEN);
        if (file.matches("[0-9*][0-9*,-]*(\\.[0-9*,-]+){3}(/[0-9]*)?")) {
            throw invocation.fault(
                    file, "-oG takes a file, and " + file + " is a target", "write -oG - before targets");
        }
        return Optional.of(file);
    }

    /** Returns whether it goes where output goes, in place of the table. */
    static boolean isScreen(String destination) {
        return destination.equals(SCREEN);
    }

    void write(Context context, String destination, List<Host> hosts, long addresses) throws IOException {
        List<String> lines = lines(hosts, addresses);
        if (isScreen(destination)) {
            lines.forEach(line -> context.emit(new Event.Text(line)));
            return;
        }
        Path file = Invocation.path(destination).toAbsolutePath();
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException("cannot write " + destination + ": " + FileFault.reason(e), e);
        }
    }

    private List<String> lines(List<Host> hosts, long addresses) {
        List<Host> up =
                hosts.stream().filter(host -> host.state() != Host.State.STALE).toList();
        List<String> lines = new ArrayList<>();
        lines.add("# pish scan initiated " + DATE.format(begun) + " as: " + command);
        up.forEach(host -> lines.addAll(lines(host)));
        double seconds =
                (System.nanoTime() - start) / (double) Duration.ofSeconds(1).toNanos();
        lines.add(String.format(
                Locale.ROOT,
                "# pish done at %s -- %d IP address%s (%d host%s up) scanned in %.2f seconds",
                DATE.format(LocalDateTime.now(ZoneId.systemDefault())),
                addresses,
                addresses == 1 ? "" : "es",
                up.size(),
                up.size() == 1 ? "" : "s",
                seconds));
        return lines;
    }

    private static List<String> lines(Host host) {
        String who = "Host: " + host.address() + " (" + host.name() + ")\t";
        String ports =
                host.ports().stream().map(port -> port + "/open/tcp/////").collect(Collectors.joining(", "));
        return ports.isEmpty() ? List.of(who + "Status: Up") : List.of(who + "Status: Up", who + "Ports: " + ports);
    }
}
