package pish.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the kernel last knew that a neighbour is there, which {@code ip -s neigh} tells: {@code … used 3/2/120 …} are the
 * seconds since it was last used, confirmed and changed (ip-neighbour(8)).
 */
final class Confirmations {
    private static final Pattern LINE = Pattern.compile("(\\S+) dev .* used -?\\d+/(-?\\d+)/-?\\d+.*");
    /** What ends the line of a neighbour that the kernel is about to ask again by itself, or asks just now. */
    private static final Pattern UNDER_WAY = Pattern.compile("(\\S+) dev .* (DELAY|PROBE)\\s*");

    private static final int PATIENCE_SECONDS = 2;

    private final Set<Ipv4> confirmed = new HashSet<>();
    private final Set<Ipv4> pending = new HashSet<>();

    private Confirmations() {}

    /** Returns who has been confirmed. */
    Set<Ipv4> confirmed() {
        return confirmed;
    }

    /** Returns who may yet be confirmed: a datagram went there, and the kernel asks 5 s later (neigh/default of arp(7)). */
    Set<Ipv4> pending() {
        return pending;
    }

    /**
     * Asks which of some addresses have been confirmed within the last seconds; none where ip(8) is missing.
     *
     * @param seconds how long the sweep has run, rounded down, so that nothing before it counts
     */
    static Confirmations since(long seconds, Collection<Ipv4> addresses) throws IOException {
        Confirmations told = new Confirmations();
        Process process;
        try {
            process = new ProcessBuilder("ip", "-4", "-s", "neigh", "show")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return told;
        }
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        text.lines().forEach(line -> {
            confirmed(line, seconds).filter(addresses::contains).ifPresent(told.confirmed::add);
            pending(line).filter(addresses::contains).ifPresent(told.pending::add);
        });
        told.pending.removeAll(told.confirmed);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return told;
    }

    static Optional<Ipv4> pending(String line) {
        Matcher matcher = UNDER_WAY.matcher(line);
        return matcher.matches() ? Ipv4.parse(matcher.group(1)) : Optional.empty();
    }

    static Optional<Ipv4> confirmed(String line, long seconds) {
        Matcher matcher = LINE.matcher(line);
        boolean fresh = matcher.matches() && Long.parseLong(matcher.group(2)) < seconds;
        return fresh ? Ipv4.parse(matcher.group(1)) : Optional.empty();
    }
}
