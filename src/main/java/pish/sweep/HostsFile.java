package pish.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Names of addresses in hosts(5). */
final class HostsFile {
    private static final Path FILE = Path.of("/etc/hosts");
    /** A longer file is a list of what to block, and of no interest. */
    private static final long MOST_BYTES = 4 << 20;

    private HostsFile() {}

    /** Returns the first name of each IPv4 address; none where the file cannot be read. */
    static Map<Ipv4, String> read() {
        try {
            return Files.size(FILE) > MOST_BYTES
                    ? Map.of()
                    : parse(Files.readString(FILE, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Map.of();
        }
    }

    static Map<Ipv4, String> parse(String text) {
        Map<Ipv4, String> names = new HashMap<>();
        text.lines().forEach(line -> {
            String[] words = line.replaceFirst("#.*", "").trim().split("\\s+", -1);
            if (words.length > 1) {
                Ipv4.parse(words[0]).ifPresent(address -> names.putIfAbsent(address, Printable.of(words[1])));
            }
        });
        return names;
    }
}
