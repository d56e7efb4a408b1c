package pish.mpi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pish.transport.ShellQuoting;

/**
 * How Hydra wants one of its proxies started: what follows {@code HYDRA_LAUNCH:} in a line that {@code mpiexec -launcher
 * manual} prints, one for each host in order (MPICH, src/pm/hydra, external_common_launch.c; options differ from version to
 * version). Since the line comes from a node and is run on others, nothing but a proxy's path and plain options is taken.
 */
final class ProxyCommand {
    private static final Pattern PROGRAM = Pattern.compile("(?:/[\\w.+@~-]+){0,32}/hydra_pmi_proxy");
    private static final Pattern WORD = Pattern.compile("[\\w./:,=@%+\\[\\]-]{1,255}");
    private static final Pattern PLAIN = Pattern.compile("[\\w./:,=@%+-]+");
    private static final String CONTROL_PORT = "--control-port";
    private static final String BEFORE = "HYDRA_LAUNCH:";

    /** What follows the last of the lines. */
    static final String END = "HYDRA_LAUNCH_END";

    private final List<String> words;

    private ProxyCommand(List<String> words) {
        this.words = List.copyOf(words);
    }

    /** Returns whether a line is such a line. */
    static boolean is(String line) {
        return line.startsWith(BEFORE);
    }

    /** Reads a line; empty where it is not what a proxy's command may be. */
    static Optional<ProxyCommand> read(String line) {
        List<String> words = new ArrayList<>(
                Arrays.asList(line.substring(BEFORE.length()).strip().split(" +")));
        words.set(0, words.get(0).replaceFirst("^\"(.*)\"$", "$1"));
        int port = words.indexOf(CONTROL_PORT) + 1;
        boolean sound = PROGRAM.matcher(words.get(0)).matches()
                && words.stream().allMatch(word -> WORD.matcher(word).matches())
                && port > 0
                && port < words.size()
                && words.get(port).matches(".*:[0-9]{1,5}");
        return sound ? Optional.of(new ProxyCommand(words)) : Optional.empty();
    }

    /** Returns shell text that runs it, with its control connection to another host: a name or an IPv4 address. */
    String to(String host) {
        List<String> changed = new ArrayList<>(words);
        int port = words.indexOf(CONTROL_PORT) + 1;
        changed.set(port, words.get(port).replaceFirst("^.*(?=:)", host));
        return changed.stream().map(ProxyCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : ShellQuoting.word(word);
    }
}
