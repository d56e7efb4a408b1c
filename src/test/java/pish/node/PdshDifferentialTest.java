package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import pish.Volume;
import pish.syntax.SyntaxError;

/**
 * Asks pdsh, where it is installed, and pish's {@code -w} which nodes hostlists mean that both accept: up to two ranges a
 * word, bounds of one width where they are padded, nothing twice where something is taken away.
 */
class PdshDifferentialTest {
    private static final Path PDSH = Path.of("/usr/bin/pdsh");
    private static final long SEED = Long.getLong("pish.pdsh.seed", 20_260_104);
    private static final int COUNT = Volume.of(500, 2_000);
    private static final int EXCLUDING = Volume.of(15, 60);
    /** Of pdsh's answer, without what is there twice; beyond 1,024 characters it is cut. */
    private static final int LONGEST = 500;

    private static final List<String> PREFIXES = List.of("n", "pi", "a-", "r1c", "n0", "", "x.y");
    private static final List<String> BETWEEN = List.of("-", "c", "x1y", ".");
    private static final List<String> SUFFIXES = List.of("", "", "", "-ib", ".lan", "s", "0", "7b");

    private final Random random = new Random(SEED);

    @Test
    void hostlistsMeanTheSameNodes() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PDSH), "pdsh is not installed");
        int nodes = 0;
        var lists = new ArrayList<String>();
        int length = 0;
        for (int i = 0; i < COUNT; i++) {
            var list = acceptedByBoth();
            int more = String.join(",", names(list)).length();
            if (length + more > LONGEST) {
                nodes += compare(lists);
                lists.clear();
                length = 0;
            }
            lists.add(list);
            length += more;
        }
        nodes += compare(lists);
        for (int i = 0; i < EXCLUDING; i++) {
            String list = excluding();
            nodes += compare(list, pdsh(list));
        }
        System.out.printf("%d hostlists, %d nodes, seed %d: as in pdsh%n", COUNT + EXCLUDING, nodes, SEED);
    }

    /** Asks for many lists at once, told apart by a word between them. */
    private static int compare(List<String> lists) throws IOException, InterruptedException {
        var told = pdsh(String.join(",SEP,", lists)).split(",SEP,", -1);
        assertThat(told).hasSameSizeAs(lists);
        int nodes = 0;
        for (int i = 0; i < told.length; i++) {
            nodes += compare(lists.get(i), told[i]);
        }
        return nodes;
    }

    private static int compare(String list, String told) {
        var names = names(list);
        assertThat(new TreeSet<>(names))
                .as("seed %d: <%s>", SEED, list)
                .isEqualTo(new TreeSet<>(Arrays.asList(told.split(",", -1))));
        return names.size();
    }

    private static List<String> names(String list) {
        return NodeSpec.parse(list).stream().map(Node::name).toList();
    }

    private static String pdsh(String list) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(PDSH.toString(), "-R", "exec", "-Q", "-w", list);
        builder.environment().remove("WCOLL");
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        int title = lines.indexOf("-- Target nodes --");
        assertThat(title).as("<%s>: %s", list, lines).isNotNegative();
        return lines.get(title + 1);
    }

    /** Makes a hostlist that is short enough, and has no digits beside a range that grows wider: pish refuses those. */
    private String acceptedByBoth() {
        while (true) {
            var list = hostlist();
            try {
                if (String.join(",", names(list)).length() < LONGEST / 2) {
                    return list;
                }
            } catch (SyntaxError e) {
                assertThat(e).as("<%s>", list).hasMessage("digits touch a range whose ends differ in width");
            }
        }
    }

    private String hostlist() {
        var words = new ArrayList<String>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            words.add(word());
        }
        return String.join(",", words);
    }

    /** Makes a list without duplicates, and takes some of it away. */
    private String excluding() {
        int from = 1 + random.nextInt(5);
        int to = from + 3 + random.nextInt(8);
        int without = from + random.nextInt(to - from);
        return "n[%d-%d],m[01-12],-n[%d-%d],-m%02d".formatted(from, to, without, to, 1 + random.nextInt(12));
    }

    private String word() {
        return switch (random.nextInt(5)) {
            case 0 -> pick(List.of("hub", "pi01", "10.0.0.7", "n1-ib0", "7"));
            case 1 -> pick(PREFIXES) + ranges() + pick(BETWEEN) + ranges() + pick(SUFFIXES);
            default -> pick(PREFIXES) + ranges() + pick(SUFFIXES);
        };
    }

    private String ranges() {
        var ranges = new ArrayList<String>();
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            ranges.add(range());
        }
        return "[" + String.join(",", ranges) + "]";
    }

    private String range() {
        int from = random.nextInt(14);
        int to = from + random.nextInt(6);
        return switch (random.nextInt(4)) {
            case 0 -> Integer.toString(from);
            case 1 -> "%02d-%02d".formatted(from, to);
            case 2 -> "%03d-%03d".formatted(from + 90, to + 90);
            default -> from + "-" + to;
        };
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
