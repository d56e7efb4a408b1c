package pish.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import pish.exec.Errand;
import pish.exec.Report;
import pish.node.NodeSet;
import pish.transport.Bytes;

/**
 * No firewall between nodes keeps MPI's processes apart: each opens a TCP connection to a high port of the next, and to one
 * of this machine, where mpiexec runs.
 */
public final class Doors {
    /** What is checked. */
    public static final String NAME = "firewall";

    private static final int FIRST_PORT = 1024;
    private static final int LAST_PORT = 65535;
    /** The numbers by which {@link DoorScript#CONNECT} tells doors apart. */
    private static final String NEXT = "0";

    private static final String HERE = "1";

    private final List<String> nodes;
    private final Map<String, String> addresses;
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    /** Begins with the nodes of a survey, as far as they have told where they are. */
    public Doors(Survey survey) {
        addresses = survey.addresses();
        nodes = List.copyOf(addresses.keySet());
    }

    /** Returns why there is nothing to try; empty where there is. */
    public static Optional<String> hindrance(Survey survey) {
        if (survey.isDemo()) {
            return Optional.of("the nodes of a demo are this machine");
        }
        return survey.addresses().isEmpty() ? Optional.of("no node tells its address") : Optional.empty();
    }

    /** Returns what has each node open a door, for some seconds. */
    public Map<String, Errand> open() {
        Map<String, Errand> errands = new LinkedHashMap<>();
        nodes.forEach(node -> errands.put(node, Errand.of(DoorScript.LISTEN)));
        return errands;
    }

    /** Takes on which ports those doors are. */
    public void opened(Map<String, Report> reports) {
        reports.forEach((node, report) -> port(report).ifPresent(port -> ports.put(node, port)));
    }

    private static OptionalInt port(Report report) {
        String text = report.text();
        if (!report.ok() || !text.matches("[0-9]{4,5}")) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(text);
        return port >= FIRST_PORT && port <= LAST_PORT ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /**
     * Returns what has nodes knock at the door of the next.
     *
     * @param here {@code ADDRESS PORT} of a door of this machine, by the names of the nodes that are to knock there
     */
    public Map<String, Errand> knock(Map<String, String> here) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        for (String node : nodes) {
            List<String> lines = new ArrayList<>();
            String next = next(node);
            if (!next.equals(node) && ports.containsKey(next)) {
                lines.add(NEXT + " " + addresses.get(next) + " " + ports.get(next));
            }
            if (here.containsKey(node)) {
                lines.add(HERE + " " + here.get(node));
            }
            if (!lines.isEmpty()) {
                errands.put(node, new Errand(DoorScript.CONNECT, Bytes.utf8(String.join("\n", lines) + "\n")));
            }
        }
        return errands;
    }

    private String next(String node) {
        return nodes.get((nodes.indexOf(node) + 1) % nodes.size());
    }

    /** Adds which doors were shut. */
    public void examine(Map<String, Report> knocks, Findings findings) {
        findings.made(NAME);
        NodeSet blind = NodeSet.of(nodes).minus(NodeSet.of(ports.keySet()));
        if (!blind.isEmpty() && nodes.size() > 1) {
            findings.skip(NAME + " of " + blind, "neither perl, python3 nor nc opens a port there");
        }
        knocks.forEach((node, report) -> report.text().lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            Optional<String> shut = words.length == 2 ? why(words[1]) : Optional.empty();
            shut.ifPresent(why -> shut(words[0].equals(HERE) ? "" : next(node), node, why, findings));
        }));
    }

    private static Optional<String> why(String word) {
        return switch (word) {
            case "refused" -> Optional.of("refused");
            case "unreachable" -> Optional.of("no route, says a firewall or a router");
            case "silent" -> Optional.of("no answer");
            default -> Optional.empty();
        };
    }

    private static void shut(String at, String from, String why, Findings findings) {
        if (at.isEmpty()) {
            String what =
                    from + " cannot open a TCP connection to a high port of this machine, where mpiexec waits: " + why;
            findings.add(NAME, NodeSet.EMPTY, what, "!sudo nft list ruleset shows what is in the way");
        } else {
            String what = "no TCP connection from " + from + " to a high port, as MPI needs it: " + why;
            findings.add(NAME, NodeSet.of(at), what, "TARGET: sudo nft list ruleset; sudo ufw status");
        }
    }
}
