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
    public Optional<String> group(String group) {
        if (!SAFE.matcher(group).matches()) {
            throw Faults.fault(
                    "the name of group @" + name + ":" + group + " cannot be given to a shell",
                    "use letters, digits, _ . + and -");
        }
        Optional<String> nodes = ask("map", group);
        boolean known = nodes.isPresent() && (!nodes.get().isBlank() || groups().contains(group));
        return known ? nodes : Optional.empty();
    }

    @Override
    public Optional<String> all() {
        return ask("all", "");
    }

    @Override
    public Collection<String> groups() {
        String listed = ask("list", "").orElse("");
        return listed.isBlank() ? List.of() : new TreeSet<>(List.of(listed.split("\\s+", -1)));
    }

    private Optional<String> ask(String upcall, String group) {
        String template = options.getOrDefault(upcall, "");
        if (template.isEmpty()) {
            return Optional.empty();
        }
        String command = command(template, group);
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
    private String command(String template, String group) {
        Map<String, String> values =
                Map.of("GROUP", group, "SOURCE", name, "CFGDIR", quoted(folder.toString()), "NODE", "");
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
