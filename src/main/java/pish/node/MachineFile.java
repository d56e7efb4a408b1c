package pish.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pish.syntax.SyntaxError;

/**
 * Reads the hosts of an MPI machinefile: MPICH's {@code host:4} (Hydra, {@code hydra_hostfile}) and Open MPI's
 * {@code user@host slots=4 port=2222}, one host a line, comments after {@code #}. Hosts may be node sets, as clush
 * accepts them. Of further words {@code slots cpu count user username port} are understood, and others are left to MPI.
 */
public final class MachineFile {
    private MachineFile() {}

    /**
     * Reads a file.
     *
     * @return its nodes in their order, each once, with slots summed up; 0 slots where the file gives a host once and
     *     says no number
     * @throws SyntaxError if a line names no host; its message begins with file and number of the line
     * @throws IOException if the file cannot be read
     */
    public static List<Node> read(Path file) throws IOException {
        return parse(file.toString(), Files.readAllLines(file));
    }

    /** Reads lines, see {@link #read}; {@code file} is the name for messages. */
    static List<Node> parse(String file, List<String> lines) {
        var nodes = new LinkedHashMap<String, Node>();
        for (int i = 0; i < lines.size(); i++) {
            var line = new FileLine(file, i + 1, lines.get(i));
            var words = line.words();
            if (!words.isEmpty() && !words.get(0).text().startsWith("//")) {
                add(line, words, nodes);
            }
        }
        return List.copyOf(nodes.values());
    }

    private static void add(FileLine line, List<FileLine.Word> words, Map<String, Node> nodes) {
        var word = words.get(0);
        int at = word.text().indexOf('@');
        int colon = word.text().indexOf(':');
        int end = colon < 0 ? word.text().length() : colon;
        var template = Node.of("").withUser(at > 0 ? word.text().substring(0, at) : "");
        if (colon >= 0) {
            template = template.withSlots(number(line, word, word.text().substring(colon + 1)));
        }
        for (var option : words.subList(1, words.size())) {
            template = with(template, line, option);
        }
        int start = at > 0 ? at + 1 : 0;
        var hosts = new FileLine.Word(word.text().substring(start, end), word.start() + start);
        for (var name : NodeLine.expand(line, hosts)) {
            nodes.merge(name, template.withName(name).withAddress(name), MachineFile::sum);
        }
    }

    /** A line without a number counts as one slot once there are two for its host. */
    private static Node sum(Node first, Node second) {
        return first.withSlots(Math.max(1, first.slots()) + Math.max(1, second.slots()));
    }

    private static Node with(Node node, FileLine line, FileLine.Word option) {
        int equals = option.text().indexOf('=');
        var value = option.text().substring(equals + 1);
        return switch (option.text().substring(0, Math.max(equals, 0))) {
            case "slots", "cpu", "count" -> node.withSlots(number(line, option, value));
            case "port" -> node.withPort(number(line, option, value));
            case "user", "username" -> node.withUser(value);
            default -> node;
        };
    }

    private static int number(FileLine line, FileLine.Word word, String digits) {
        if (!digits.matches("[1-9][0-9]{0,4}")) {
            throw line.error("bad number in " + word.text(), word, "write host:4 or host slots=4");
        }
        return Integer.parseInt(digits);
    }
}
