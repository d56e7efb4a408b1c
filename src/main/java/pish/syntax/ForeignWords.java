package pish.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What to type in pish for the commands of other tools that fingers know. */
final class ForeignWords {
    private static final String COPY = "ciloFPSXJ";
    private static final String SHELLS = "wxglftuRoH";

    private record Row(String valued, Function<ForeignArguments, String> line) {}

    private static final Map<String, Row> TABLE = Map.ofEntries(
            Map.entry("scp", new Row(COPY, ForeignWords::copy)),
            Map.entry("rsync", new Row("ef", ForeignWords::copy)),
            Map.entry("sftp", new Row(COPY, ForeignWords::copy)),
            Map.entry("pdcp", new Row(SHELLS, ForeignWords::push)),
            Map.entry("pscp", new Row(SHELLS, ForeignWords::push)),
            Map.entry("parallel-scp", new Row(SHELLS, ForeignWords::push)),
            Map.entry("rpdcp", new Row(SHELLS, ForeignWords::pull)),
            Map.entry("clush", new Row("+" + SHELLS, ForeignWords::broadcast)),
            Map.entry("pdsh", new Row("+" + SHELLS, ForeignWords::broadcast)),
            Map.entry("pssh", new Row("+" + SHELLS, ForeignWords::broadcast)),
            Map.entry("parallel-ssh", new Row("+" + SHELLS, ForeignWords::broadcast)),
            Map.entry("ansible", new Row("amiuleftMB", ForeignWords::ansible)),
            Map.entry("ansible-playbook", new Row("ieltu", words -> "source FILE")),
            Map.entry("ssh", new Row("+bcDEeFIiJLlmOopQRSWw", ForeignWords::login)),
            Map.entry("ssh-copy-id", new Row("", words -> "keys setup")),
            Map.entry("ssh-keygen", new Row("", words -> "keys setup")),
            Map.entry("ssh-keyscan", new Row("", words -> "keys setup")),
            Map.entry("raspi-config", new Row("", words -> "login NODE raspi-config")),
            Map.entry("nmap", new Row("pT", ForeignWords::sweep)),
            Map.entry("fping", new Row("", ForeignWords::sweep)),
            Map.entry("arp-scan", new Row("I", ForeignWords::sweep)),
            Map.entry("cluset", new Row("", words -> ("nodeset " + words.all()).strip())),
            Map.entry("mpiexec.hydra", new Row("", words -> ("mpiexec " + words.all()).strip())),
            Map.entry("orterun", new Row("", words -> ("mpiexec " + words.all()).strip())),
            Map.entry("clubak", new Row("", words -> "output fold")),
            Map.entry("dshbak", new Row("", words -> "output fold")),
            Map.entry("man", new Row("", words -> ("help " + words.all()).strip())));

    private ForeignWords() {}

    /** Returns the pish line for a command line of another tool, if that tool is known. */
    static Optional<String> translate(String command) {
        String name = command.substring(0, Head.runEnd(command, 0));
        return Optional.ofNullable(TABLE.get(name))
                .map(row -> row.line.apply(ForeignArguments.of(command.substring(name.length()), row.valued)));
    }

    private static String copy(ForeignArguments arguments) {
        List<String> operands = arguments.operands();
        String last = operands.isEmpty() ? "" : operands.get(operands.size() - 1);
        if (operands.size() > 1 && operands.get(0).indexOf(':') > 0 && last.indexOf(':') <= 0) {
            return "pull " + remote(operands.get(0)) + " " + Words.quote(last);
        }
        boolean named = operands.size() > 1 && last.indexOf(':') > 0;
        List<String> files = named ? operands.subList(0, operands.size() - 1) : List.of();
        return "push " + (files.isEmpty() ? "FILE" : Words.quote(files)) + " " + (named ? remote(last) : "all:");
    }

    /** Returns {@code HOST:PATH} without the user's name, which the cluster file has. */
    private static String remote(String place) {
        return Words.quote(place.substring(place.lastIndexOf('@', place.indexOf(':')) + 1));
    }

    private static String push(ForeignArguments arguments) {
        List<String> operands = arguments.operands();
        return operands.size() < 2
                ? "push FILE " + arguments.target() + ":"
                : "push " + Words.quote(operands.subList(0, operands.size() - 1)) + " "
                        + Words.quote(arguments.target() + ":" + operands.get(operands.size() - 1));
    }

    private static String pull(ForeignArguments arguments) {
        List<String> operands = arguments.operands();
        return operands.size() < 2
                ? "pull " + arguments.target() + ":FILE ."
                : "pull " + Words.quote(arguments.target() + ":" + operands.get(0)) + " "
                        + Words.quote(operands.get(operands.size() - 1));
    }

    private static String broadcast(ForeignArguments arguments) {
        return arguments.target() + ": " + arguments.command(0);
    }

    private static String ansible(ForeignArguments arguments) {
        List<String> operands = arguments.operands();
        String target = operands.isEmpty() ? "all" : operands.get(0);
        String sudo = arguments.has('b') ? "sudo " : "";
        return target + ": " + sudo + arguments.option('a').orElse("COMMAND");
    }

    private static String login(ForeignArguments arguments) {
        List<String> operands = arguments.operands();
        if (operands.isEmpty()) {
            return "login NODE";
        }
        String node = operands.get(0).substring(operands.get(0).indexOf('@') + 1);
        return operands.size() == 1 ? "login " + node : node + ": " + arguments.command(1);
    }

    private static String sweep(ForeignArguments arguments) {
        return arguments.operands().isEmpty() ? "sweep NETWORK" : "sweep " + Words.quote(arguments.operands());
    }
}
