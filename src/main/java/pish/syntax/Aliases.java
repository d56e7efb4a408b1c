package pish.syntax;

import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Lines that the user has given names. A name at the beginning of a line stands for its line, and what follows it is appended;
 * an alias may begin with another one, but is not expanded within itself. For any thread.
 */
public final class Aliases {
    private final NavigableMap<String, String> lines = new ConcurrentSkipListMap<>();

    /** Begins with none. */
    public Aliases() {}

    /** Gives a line a name, in place of the line that has it now. */
    public void put(String name, String line) {
        lines.put(name, line);
    }

    /** Forgets a name; returns whether there was one. */
    public boolean remove(String name) {
        return lines.remove(name) != null;
    }

    /** Returns the line of a name. */
    public Optional<String> line(String name) {
        return Optional.ofNullable(lines.get(name));
    }

    /** Returns all lines by their names, in the order of these. */
    public Map<String, String> all() {
        return new TreeMap<>(lines);
    }

    /** Returns a line with what its first word stands for. */
    String expand(String raw) {
        String line = raw;
        Set<String> used = new HashSet<>();
        while (!lines.isEmpty()) {
            Head head = Head.of(line);
            String name = head.form() == Head.Form.WORD ? Head.name(line, head) : "";
            String meant = used.add(name) ? lines.get(name) : null;
            if (meant == null) {
                return line;
            }
            line = line.substring(0, head.start()) + meant + line.substring(head.start() + name.length());
        }
        return line;
    }
}
