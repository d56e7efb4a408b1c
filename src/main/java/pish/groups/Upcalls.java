package pish.groups;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.node.NodeSet;

/** A source whose groups are told by commands, the upcalls of ClusterShell's groups.conf; answers are kept for a while. */
final class Upcalls implements NamedSource {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String CACHE_SECONDS = "3600";
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\$)|(\\w+)|\\{(\\w+)\\})");
    // what goes into a shell's text must mean nothing to a shell, nor look like an option
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_.+%/=][A-Za-z0-9_.+%/=-]*");

    private final String name;
    private final Map<String, String> options;
    private final Path folder;
    private final ShellCommand shell = new ShellCommand(LIMIT);
    private final Map<String, Answer> answers = new HashMap<>();

    private record Answer(String text, long until) {}

    /**
     * Takes a section of a groups.conf.
     *
     * @param folder the configuration's folder: {@code $CFGDIR}, and where commands run
     */
    Upcalls(String name, Map<String, String> options, Path folder) {
        this.name = name;
        this.options = options;
        this.folder = folder;
    }

    @Override
    public synchronized Optional<String> group(String group) {
        if (!options.containsKey("map") && !options.containsKey("mapall")) {
            throw Faults.fault("group source " + name + " has neither map nor mapall", "write map: COMMAND under it");
        }
        Optional<String> mapped = mapAll().map(groups -> groups.get(group));
        if (mapped.isPresent()) {
            return mapped;
        }
        if (!options.containsKey("map")) {
            return Optional.empty();
        }
        Optional<String> nodes = ask("map", Map.of("GROUP", safe("group @" + name + ":", group)));
        boolean known = nodes.isPresent() && (!nodes.get().isBlank() || groups().contains(group));
        return known ? nodes : Optional.empty();
    }

    @Override
    public synchronized Optional<String> all() {
        return ask("all", Map.of());
    }

    @Override
    public synchronized Collection<String> groups() {
        Optional<Map<String, String>> all = mapAll();
        return all.isPresent()
                ? all.get().keySet()
                : new TreeSet<>(words(ask("list", Map.of()).orElse("")));
    }

    /** Returns what {@code reverse} says of each node, where that costs fewer calls than all groups would. */
    @Override
    public synchronized Collection<String> groupsOf(NodeSet nodes) {
        Collection<String> all = groups();
        if (!options.containsKey("reverse") || (!all.isEmpty() && all.size() < nodes.size())) {
            return all;
        }
        Collection<String> some = new TreeSet<>();
        nodes.forEach(node -> some.addAll(words(
                ask("reverse", Map.of("NODE", safe("node ", node))).orElse(""))));
        return some;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
    }

    /** Returns all groups at once, where there is an upcall for that. */
    private Optional<Map<String, String>> mapAll() {
        return ask("mapall", Map.of())
                .map(text -> FlatFile.groups("what mapall of group source " + name + " says", text));
    }

    private static String safe(String what, String subject) {
        if (SAFE.matcher(subject).matches()) {
            return subject;
        }
        throw Faults.fault(
                "the name of " + what + subject + " cannot be given to a shell", "use letters, digits, _ . + and -");
    }

    /**
     * Returns what an upcall says, now or not long ago; empty where there is none.
     *
     * @param variables what it is asked about
     */
    private Optional<String> ask(String upcall, Map<String, String> variables) {
        String template = options.getOrDefault(upcall, "");
        if (template.isEmpty()) {
            return Optional.empty();
        }
        String command = command(template, variables);
        Answer kept = answers.get(command);
        if (kept == null || kept.until() - System.nanoTime() < 0) {
            String text = shell.output("group source " + name, command, folder);
            kept = new Answer(text, System.nanoTime() + cacheTime().toNanos());
            answers.put(command, kept);
        }
        return Optional.of(kept.text());
    }

    private Duration cacheTime() {
        String seconds = options.getOrDefault("cache_time", CACHE_SECONDS);
        if (!seconds.matches("[0-9]{1,9}(\\.[0-9]*)?")) {
            throw Faults.fault(
                    "group source " + name + ": bad cache_time " + seconds, "write a number of seconds, as in 3600");
        }
        return Duration.ofSeconds(Long.parseLong(seconds.replaceAll("\\..*", "")));
    }

    /** Puts in the variables as Python's string.Template does: those it does not know are the shell's. */
    private String command(String template, Map<String, String> variables) {
        Map<String, String> values = new HashMap<>(variables);
        values.put("SOURCE", name);
        values.put("CFGDIR", quoted(folder.toString()));
        return VARIABLE.matcher(template).replaceAll(found -> {
            if (found.group(1) != null) {
                return Matcher.quoteReplacement("$");
            }
            String variable = found.group(2) != null ? found.group(2) : found.group(3);
            return Matcher.quoteReplacement(values.getOrDefault(variable, found.group()));
        });
    }

    private static String quoted(String folder) {
        if (!folder.matches("[A-Za-z0-9_.+%/=@,:~-]+")) {
            throw Faults.fault("the folder " + folder + " cannot be given to a shell", "rename it without blanks");
        }
        return folder;
    }
}
