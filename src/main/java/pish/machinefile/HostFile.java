package pish.machinefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pish.syntax.SyntaxError;

/** The text of an MPI machinefile, every byte of it, and what it says in its dialect. Immutable. */
public final class HostFile {
    private final Path file;
    private final Dialect dialect;
    private final List<MachineLine> lines;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private HostFile(Path file, Dialect dialect, List<MachineLine> lines) {
        this.file = file;
        this.dialect = dialect;
        this.lines = List.copyOf(lines);
        var uncommented = Comments.of(lines);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            try {
                var entry = dialect == Dialect.OPEN_MPI ? OpenMpiLine.parse(uncommented.get(i)) : MpichLine.parse(line);
                entry.ifPresent(found -> Repeats.check(found, entries, line, dialect));
                entry.ifPresent(entries::add);
            } catch (SyntaxError e) {
                faults.add(new Fault(line.number(), e));
            }
        }
    }

    /**
     * Reads a text.
     *
     * @param file where it is from, for messages and for its name's ending
     * @param dialect what it is written in; empty for what it looks like, which is MPICH's in case of doubt
     */
    public static HostFile of(Path file, String text, Optional<Dialect> dialect) {
        var lines = MachineLine.split(file.toString(), text);
        var texts = lines.stream().map(MachineLine::text).toList();
        return new HostFile(file, dialect.orElseGet(() -> Dialect.of(file, texts)), lines);
    }

    /** Returns the same file with other text. */
    HostFile with(String text) {
        return new HostFile(file, dialect, MachineLine.split(file.toString(), text));
    }

    /** Returns where it is from. */
    public Path file() {
        return file;
    }

    /** Returns whose dialect it is written in. */
    public Dialect dialect() {
        return dialect;
    }

    /** Returns all of it. */
    public String text() {
        return lines.stream().map(line -> line.text() + line.end()).collect(Collectors.joining());
    }

    /**
     * Returns the same file after it has been edited as plain text, where lines end in newlines alone: each line has the end
     * that a line of its text had before, and others that of the first line.
     *
     * @param told what it is written in; empty for what it looks like now, or this file's where that is wrong
     */
    public HostFile edited(String typed, Optional<Dialect> told) {
        var ends = new HashMap<String, String>();
        lines.forEach(line -> ends.putIfAbsent(line.text(), line.end()));
        var usual = lines.isEmpty() || lines.get(0).end().isEmpty()
                ? "\n"
                : lines.get(0).end();
        var text = new StringBuilder();
        var written = MachineLine.split("", typed);
        for (var line : written) {
            var end = ends.getOrDefault(line.text(), usual);
            boolean last = line.number() == written.size();
            text.append(line.text()).append(end.isEmpty() && !last ? usual : end);
        }
        var edited = of(file, text.toString(), told);
        return edited.faults.isEmpty() || told.isPresent() ? edited : with(text.toString());
    }

    /** Returns each line that MPI would refuse or misread, from the first on. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Returns this where nothing is wrong with it, and else throws the first fault. */
    public HostFile sound() {
        if (!faults.isEmpty()) {
            throw faults.get(0).error();
        }
        return this;
    }

    /**
     * Returns hosts and their slots, in the order of the file, each under the name of its first line; 0 where Open MPI
     * will count the host's cores.
     */
    public Map<String, Integer> slots() {
        var slots = new LinkedHashMap<String, Integer>();
        var names = new HashMap<String, String>();
        var repeated = new HashSet<String>();
        for (var entry : entries) {
            int own = entry.slots() == 0 && dialect == Dialect.MPICH ? 1 : entry.slots();
            var name = names.computeIfAbsent(dialect.host(entry.name()), unseen -> entry.name());
            if (slots.containsKey(name)) {
                boolean first = repeated.add(name) && slots.get(name) == 0;
                slots.merge(name, Math.max(1, own) + (first ? 1 : 0), Integer::sum);
            } else {
                slots.put(name, own);
            }
        }
        return slots;
    }

    /** Returns what each line says of its host, to be shown. */
    public List<Row> rows() {
        return entries.stream()
                .map(entry -> new Row(entry.name(), shown(entry), options(entry), entry.line()))
                .toList();
    }

    private String shown(Entry entry) {
        if (entry.slots() > 0) {
            return Integer.toString(entry.slots());
        }
        return dialect == Dialect.MPICH || slots().getOrDefault(entry.name(), 1) > 0 ? "1" : "cores";
    }

    private static String options(Entry entry) {
        var options = entry.options().stream()
                .filter(option -> !option.key().startsWith("user"))
                .map(HostOption::text)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!entry.user().isEmpty()) {
            options.add("user=" + entry.user());
        }
        return String.join(" ", options);
    }

    /**
     * A line that names a host.
     *
     * @param slots a number, or {@code cores} where Open MPI will count them
     * @param options all else it says, or the empty string
     * @param line counted from 1
     */
    public record Row(String host, String slots, String options, int line) {}

    /**
     * What is wrong with a line.
     *
     * @param line counted from 1
     * @param error the same, with the file and the line's number before its message
     */
    public record Fault(int line, SyntaxError error) {
        /** Returns what is wrong. */
        public String message() {
            return String.valueOf(error.getMessage()).replaceFirst("^.*:" + line + ": ", "");
        }

        /** Returns the part of the line that it is about. */
        public String part() {
            return error.source().substring(error.start(), error.end());
        }
    }

    List<MachineLine> lines() {
        return lines;
    }

    List<Entry> entries() {
        return entries;
    }
}
