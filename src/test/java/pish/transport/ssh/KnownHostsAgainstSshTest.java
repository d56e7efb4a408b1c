package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.transport.ssh.SshTools.newKey;
import static pish.transport.ssh.SshTools.publicLine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated files, asked of pish and of ssh-keygen -F: the same lines must match and show the same fingerprints. */
class KnownHostsAgainstSshTest {
    private static final Pattern FOUND = Pattern.compile("# Host .* found: line (\\d+)");
    private static final List<String> NAMES =
            List.of("pi01", "pi02", "pi03.lan", "10.0.0.7", "[pi01]:2222", "[10.0.0.7]:22022", "nobody");
    private static final List<String> PATTERNS = List.of(
            "pi01",
            "pi02",
            "PI03.LAN",
            "pi0?",
            "pi*",
            "*.lan",
            "!pi02",
            "!*.lan",
            "10.0.0.*",
            "[pi01]:2222",
            "[pi0?]:*",
            "*",
            "[*]:22022",
            "?i01",
            "",
            "pi0");

    @TempDir
    Path folder;

    @Test
    void matchesTheSameLines() throws Exception {
        List<Path> keys = List.of(
                newKey(folder.resolve("a"), "ed25519"),
                newKey(folder.resolve("b"), "rsa", "-b", "2048"),
                newKey(folder.resolve("c"), "ecdsa"));
        Random random = new Random(11);
        int compared = 0;
        for (int round = 0; round < 6; round++) {
            Path file = folder.resolve("known_hosts" + round);
            boolean hashed = round % 3 == 2;
            List<String> lines = lines(random, keys);
            // ssh-keygen hashes no file with a broken line
            lines.removeIf(line -> hashed && line.contains("broken"));
            Files.write(file, lines);
            if (hashed) {
                SshTools.keygen("-H", "-f", file.toString());
                assertThat(file).content().contains("|1|");
            }
            for (String name : NAMES) {
                assertThat(ours(file, name)).as("%s in %s", name, file).isEqualTo(theirs(file, name));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(42);
    }

    private static List<String> lines(Random random, List<Path> keys) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String key = publicLine(keys.get(random.nextInt(keys.size())));
            List<String> patterns = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int p = 0; p < count; p++) {
                patterns.add(PATTERNS.get(random.nextInt(PATTERNS.size())));
            }
            String hosts = String.join(",", patterns);
            lines.add(
                    switch (random.nextInt(10)) {
                        case 0 -> "# " + hosts + " " + key;
                        case 1 -> "@revoked " + hosts + " " + key;
                        case 2 -> "@cert-authority  " + hosts + "\t" + key;
                        case 3 -> hosts + " ssh-ed25519 AAAAbroken";
                        case 4 -> "  " + hosts + "\t" + key + " and more";
                        default -> (hosts.isEmpty() ? "pi01" : hosts) + " " + key;
                    });
        }
        return lines;
    }

    private static Set<String> ours(Path file, String name) {
        Set<String> found = new TreeSet<>();
        for (KnownHostsEntry entry : new KnownHostsFile(file).content().lines().matching(name)) {
            found.add(entry.line() + " " + Fingerprint.of(entry.key()));
        }
        return found;
    }

    private static Set<String> theirs(Path file, String name) throws Exception {
        String output = SshTools.run(List.of("ssh-keygen", "-l", "-F", name, "-f", file.toString()))
                .output();
        Set<String> found = new TreeSet<>();
        String line = "";
        for (String text : output.split("\n", -1)) {
            Matcher matcher = FOUND.matcher(text);
            if (matcher.find()) {
                line = matcher.group(1);
            } else if (text.contains("SHA256:")) {
                found.add(line + " " + text.replaceAll(".*(SHA256:\\S+).*", "$1"));
            }
        }
        return found;
    }
}
