package pish.machinefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A machinefile in the other dialect. Comments stay, on lines of their own; order stays but for hosts of several lines,
 * which Open MPI refuses.
 *
 * @param file what came of it
 * @param losses what the other dialect cannot say, a clause each
 */
public record Conversion(HostFile file, List<String> losses) {
    /**
     * Converts a file.
     *
     * @throws pish.syntax.SyntaxError if it is not sound
     */
    public static Conversion of(HostFile file, Dialect to) {
        if (file.sound().dialect() == to) {
            return new Conversion(file, List.of());
        }
        var losses = new ArrayList<String>();
        var text = new StringBuilder();
        var blanked = file.dialect() == Dialect.OPEN_MPI
                ? Comments.of(file.lines()).stream().map(Comments.Line::line).toList()
                : file.lines();
        Set<String> written = new HashSet<>();
        for (int i = 0; i < blanked.size(); i++) {
            int number = i + 1;
            var line = file.lines().get(i);
            var entry = file.entries().stream().filter(e -> e.line() == number).findFirst();
            comment(file.dialect(), line.text(), blanked.get(i).text())
                    .ifPresent(c -> text.append(c).append('\n'));
            if (entry.isPresent() && written.add(file.dialect().host(entry.get().name()))) {
                text.append(host(file, entry.get(), to, losses)).append('\n');
            } else if (entry.isPresent()) {
                losses.add("line " + number + ": " + entry.get().name() + " has its slots on one line now");
            } else if (line.text().isBlank()) {
                text.append('\n');
            }
        }
        return new Conversion(HostFile.of(file.file(), text.toString(), Optional.of(to)), losses);
    }

    /** Returns the comment of a line, as a line that both dialects take for one. */
    private static Optional<String> comment(Dialect from, String text, String blanked) {
        if (from == Dialect.MPICH) {
            return text.strip().startsWith("#") ? Optional.of(text) : Optional.empty();
        }
        var comment = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            comment.append(blanked.charAt(i) == ' ' ? text.charAt(i) : ' ');
        }
        var words = comment.toString().replaceAll("/\\*|\\*/|//", " ").strip().replaceFirst("^#\\s*", "");
        return words.isEmpty() ? Optional.empty() : Optional.of("# " + words);
    }

    private static String host(HostFile file, Entry entry, Dialect to, List<String> losses) {
        int slots = file.slots().get(entry.name());
        if (slots == 0) {
            losses.add("line " + entry.line() + ": " + entry.name()
                    + " had a slot a core, and has 1 now: machinefile set " + entry.name() + " slots=4");
        }
        for (var option : entry.options()) {
            if (!option.key().startsWith("user")) {
                losses.add("line " + entry.line() + ": " + option.text() + " has no counterpart in " + to.title());
            }
        }
        if (to == Dialect.OPEN_MPI && !entry.user().isEmpty() && !OpenMpiLine.isAccount(entry.user())) {
            losses.add("line " + entry.line() + ": Open MPI cannot be told the account " + entry.user()
                    + "; write it into ~/.ssh/config");
            return to.line(entry.name(), slots);
        }
        if (entry.user().isEmpty()) {
            return to.line(entry.name(), slots);
        }
        return to == Dialect.MPICH
                ? to.line(entry.name(), slots) + " user=" + entry.user()
                : entry.user() + "@" + to.line(entry.name(), slots);
    }
}
