package pish.machinefile;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes to the lines of some hosts; all other lines stay as they are, byte for byte. */
public final class Edit {
    private Edit() {}

    /**
     * Gives hosts slots. The first line of each takes the number, and others that it has go; hosts without a line get one
     * at the end.
     *
     * @param slots of each host, 1 or more
     * @throws pish.syntax.SyntaxError if the file is not sound
     */
    public static HostFile set(HostFile file, Map<String, Integer> slots) {
        var missing = new LinkedHashSet<>(slots.keySet());
        var text = new StringBuilder();
        for (var line : file.sound().lines()) {
            var entry = at(file, line).filter(found -> slots.containsKey(found.name()));
            if (entry.isEmpty()) {
                text.append(line.text()).append(line.end());
            } else if (missing.remove(entry.get().name())) {
                int number = slots.get(entry.get().name());
                text.append(numbered(file.dialect(), line, entry.get(), number)).append(line.end());
            }
        }
        var added = new LinkedHashMap<>(slots);
        added.keySet().retainAll(missing);
        return add(file.with(text.toString()), added);
    }

    /**
     * Adds a line for each host at the end.
     *
     * @param slots of each host, or 0 to say nothing of them
     */
    public static HostFile add(HostFile file, Map<String, Integer> slots) {
        var text = new StringBuilder(file.text());
        var lines = file.lines();
        var end = lines.isEmpty() || lines.get(0).end().isEmpty()
                ? "\n"
                : lines.get(0).end();
        for (var host : slots.entrySet()) {
            if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                text.append(end);
            }
            text.append(file.dialect().line(host.getKey(), host.getValue())).append(end);
        }
        return file.with(text.toString());
    }

    /** Removes the lines of hosts. */
    public static HostFile remove(HostFile file, Set<String> hosts) {
        var text = new StringBuilder();
        for (var line : file.sound().lines()) {
            if (at(file, line).filter(entry -> hosts.contains(entry.name())).isEmpty()) {
                text.append(line.text()).append(line.end());
            }
        }
        return file.with(text.toString());
    }

    /**
     * Gives hosts other names, all at once.
     *
     * @param names new ones by old ones
     * @throws pish.syntax.SyntaxError if the file is not sound
     */
    public static HostFile rename(HostFile file, Map<String, String> names) {
        var text = new StringBuilder();
        for (var line : file.sound().lines()) {
            var host = at(file, line).map(Entry::host).filter(part -> names.containsKey(part.text()));
            text.append(host.map(part -> renamed(line.text(), part, names)).orElse(line.text()))
                    .append(line.end());
        }
        return file.with(text.toString());
    }

    private static String renamed(String line, MachineLine.Part host, Map<String, String> names) {
        return line.substring(0, host.start()) + names.get(host.text()) + line.substring(host.end());
    }

    private static Optional<Entry> at(HostFile file, MachineLine line) {
        return file.entries().stream()
                .filter(entry -> entry.line() == line.number())
                .findFirst();
    }

    private static String numbered(Dialect dialect, MachineLine line, Entry entry, int slots) {
        var before = line.text().substring(0, entry.number().start());
        var after = line.text().substring(entry.number().end());
        var number = dialect.number(slots);
        return before + (entry.number().text().isEmpty() ? number : number.stripLeading()) + after;
    }
}
