package pish.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.Report;
import pish.node.NodeSet;

/** The addresses at which nodes are reached. */
final class NodeAddresses {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Of SSH_CONNECTION: address and port of the client, and of the server. */
    private static final int WORDS = 4;

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,64}");

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private Optional<String> here = Optional.empty();

    /** Asks nodes, which know at which of their addresses they were connected to, and says so where one does not answer. */
    NodeAddresses(Context context, NodeSet nodes) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        context.connect(nodes).forEach(node -> errands.put(node, Errand.of("echo $SSH_CONNECTION")));
        for (Map.Entry<String, Report> report :
                context.errands(errands, PATIENCE).entrySet()) {
            String[] words = report.getValue().text().split(" ", WORDS + 1);
            if (report.getValue().ok() && words.length == WORDS && areAddresses(words[0], words[2])) {
                here = Optional.of(words[0]);
                addresses.put(report.getKey(), words[2]);
            } else {
                String why = report.getValue().ok()
                        ? "it does not tell its address"
                        : report.getValue().reason();
                context.emit(new Event.Message(Event.Severity.ERROR, report.getKey() + ": " + why));
            }
        }
    }

    private static boolean areAddresses(String client, String server) {
        return ADDRESS.matcher(client).matches() && ADDRESS.matcher(server).matches();
    }

    /** Returns the IP addresses of the nodes that answered, by name. */
    Map<String, String> byName() {
        return addresses;
    }

    /** Returns the address that nodes see this machine at. */
    Optional<String> here() {
        return here;
    }
}
