package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pish.transport.ShellQuoting;

/**
 * How Open MPI wants its daemon started on a node: what mpiexec gives its {@code plm_rsh_agent}, which is the node and then
 * words that are shell text together (Open MPI 4.1, orte/mca/plm/rsh). Since the line comes from one node and is run on
 * others, nothing but the daemon and plain options is taken.
 */
final class OrtedCommand {
    /** The agent: it only says what it was called with, in one line. */
    static final String AGENT = "/bin/echo pish-orted";

    private static final String BEFORE = "pish-orted ";
    private static final Pattern LINE = Pattern.compile(BEFORE + "(\\S+) +"
            + "((?:[A-Z_]+=[\\w./:$+~-]* *; *export [A-Z_]+ *; *){0,8})"
            + "(/?(?:[\\w.+~-]+/){0,32}orted) (.*)");
    private static final Pattern WORD =
            Pattern.compile("\\G *(?:\"([^\"\\\\`$]*)\"|([^\\s\"'\\\\`$;&|<>(){}*?#!]+))(?= |$)");
    private static final String ADDRESS = "orte_hnp_uri";
    private static final Pattern URI = Pattern.compile("([0-9.]+;tcp://)([0-9.,]+)(:[0-9]{1,5})(;.*)?");

    private final String node;
    private final String variables;
    private final List<String> words;

    private OrtedCommand(String node, String variables, List<String> words) {
        this.node = node;
        this.variables = variables;
        this.words = List.copyOf(words);
    }

    /** Returns whether a line is what the agent says. */
    static boolean is(String line) {
        return line.startsWith(BEFORE);
    }

    /** Reads a line; empty where it is not what a daemon's command may be. */
    static Optional<OrtedCommand> read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(List.of(matcher.group(3)));
        String rest = matcher.group(4).stripTrailing();
        Matcher word = WORD.matcher(rest);
        int end = 0;
        while (end < rest.length() && word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
            end = word.end();
        }
        int address = words.indexOf(ADDRESS) + 1;
        boolean sound = end == rest.length()
                && address > 0
                && address < words.size()
                && URI.matcher(words.get(address)).matches();
        return sound ? Optional.of(new OrtedCommand(matcher.group(1), matcher.group(2), words)) : Optional.empty();
    }

    /** Returns the node, as mpiexec was told it. */
    String node() {
        return node;
    }

    /** Returns a line of shell text that becomes it, and looks for mpiexec first at a host: an IPv4 address. */
    String to(String host) {
        List<String> changed = new ArrayList<>(words);
        int address = words.indexOf(ADDRESS) + 1;
        Matcher uri = URI.matcher(words.get(address));
        if (uri.matches()
                && host.matches("[0-9.]+")
                && !List.of(uri.group(2).split(",")).contains(host)) {
            String rest = uri.group(4) == null ? "" : uri.group(4);
            changed.set(address, uri.group(1) + host + "," + uri.group(2) + uri.group(3) + rest);
        }
        // daemons start nothing on other nodes, and would only look whether they have the agent too
        int agent = changed.indexOf("plm_rsh_agent");
        if (agent > 0 && agent + 1 < changed.size()) {
            changed.subList(agent - 1, agent + 2).clear();
        }
        return (variables.strip() + " exec ").stripLeading()
                + changed.stream().map(ShellQuoting::word).collect(Collectors.joining(" "));
    }
}
