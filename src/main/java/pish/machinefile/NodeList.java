package pish.machinefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pish.node.Node;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/**
 * The nodes that a file of hosts names, for whichever program it was written: a machinefile of MPICH or Open MPI, or a list
 * for clush or pdsh, where a line may have several hosts and a host may be a node set. Where {@link HostFile} minds what MPI
 * would misread, this takes whatever leaves no doubt which hosts are meant.
 */
public final class NodeList {
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private NodeList() {}

    /**
     * Reads a file, which may also be a pipe.
     *
     * @return its nodes in their order, each once, with slots summed up; 0 slots where the file gives a host once and
     *     says no number
     * @throws SyntaxError if a line names no host; its message begins with file and number of the line
     * @throws IOException if the file cannot be read
     */
    public static List<Node> read(Path file) throws IOException {
        return parse(file.toString(), StoredFile.decode(Files.readAllBytes(file)));
    }

    /** Reads a text, see {@link #read}; {@code file} is the name for messages. */
    static List<Node> parse(String file, String text) {
        var list = new NodeList();
        for (var line : Comments.of(MachineLine.split(file, text.replaceFirst("^\uFEFF", "")))) {
            list.add(line.line());
        }
        return List.copyOf(list.nodes.values());
    }

    private void add(MachineLine line) {
        var options = HostOption.after(line, 0);
        for (int i = 0; i < options.size(); ) {
            var first = options.get(i++).part();
            var word = HostWord.of(first);
            var node =
                    Node.of("").withUser(word.user().map(MachineLine.Part::text).orElse(""));
            if (word.number().isPresent()) {
                node = node.withSlots(number(line, first, word.digits()));
            }
            while (i < options.size() && options.get(i).isPair()) {
                node = with(node, line, options.get(i++));
            }
            for (var name : names(line, word.host())) {
                nodes.merge(name, node.withName(name).withAddress(name), NodeList::sum);
            }
        }
    }

    /** A line without a number counts as one slot once there are two for its host. */
    private static Node sum(Node first, Node second) {
        return first.withSlots(Math.max(1, first.slots()) + Math.max(1, second.slots()));
    }

    private static Node with(Node node, MachineLine line, HostOption option) {
        return switch (option.key().equals("user") ? "username" : option.meaning()) {
            case "slots" -> node.withSlots(number(line, option.part(), option.value()));
            case "port" -> node.withPort(number(line, option.part(), option.value()));
            case "username" -> node.withUser(option.value());
            // what only MPI heeds
            default -> node;
        };
    }

    private static int number(MachineLine line, MachineLine.Part part, String digits) {
        return HostName.slots(line, part, digits, "write host:4 or host slots=4");
    }

    private static List<String> names(MachineLine line, MachineLine.Part hosts) {
        NodeSet set;
        try {
            set = NodeSet.parse(hosts.text());
        } catch (SyntaxError e) {
            var part = hosts.part(e.start(), e.end());
            throw line.fault(part, String.valueOf(e.getMessage()), e.hint().orElse(""));
        }
        if (set.isEmpty() || !set.stream().allMatch(HostName::isHostName)) {
            throw line.fault(hosts, "no host name: " + hosts.text(), "write names as in pi01 or pi[02-04]");
        }
        return set.names();
    }
}
