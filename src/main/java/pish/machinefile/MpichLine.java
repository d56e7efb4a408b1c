package pish.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line as MPICH's Hydra reads it: {@code host[:n] [binding=X] [user=X]}, comments on lines of their own. Hydra 4.0
 * drops a comment at a line's end, and later ones do not; it reads {@code pi01:2x} as 2 and dies of {@code pi01:0}.
 */
final class MpichLine {
    private MpichLine() {}

    /** Returns what a line says, or empty where it is blank or a comment. */
    static Optional<Entry> parse(MachineLine line) {
        var words = line.words();
        if (words.isEmpty() || words.get(0).text().startsWith("#")) {
            return Optional.empty();
        }
        var first = words.get(0);
        refuseForeign(line, first);
        int colon = first.text().indexOf(':');
        boolean one = colon >= 0 && first.text().indexOf(':', colon + 1) < 0;
        var host = one ? new MachineLine.Part(first.text().substring(0, colon), first.start()) : first;
        HostName.check(line, host, Dialect.MPICH);
        var number = new MachineLine.Part(one ? first.text().substring(colon) : "", host.end());
        int slots = one ? HostName.slots(line, number, number.text().substring(1), "write " + host.text() + ":4") : 0;
        var options = new ArrayList<MachineLine.Part>();
        for (var word : words.subList(1, words.size())) {
            check(line, word, host.text(), options);
            options.add(word);
        }
        var entry = new Entry(line.number(), "", slots, host, number, List.copyOf(options));
        return Optional.of(new Entry(line.number(), entry.option("user"), slots, host, number, entry.options()));
    }

    private static void refuseForeign(MachineLine line, MachineLine.Part first) {
        var text = first.text();
        if (text.startsWith("/")) {
            throw line.fault(first, "MPICH's comments begin with #", "write # in its place");
        }
        if (text.startsWith("^") || text.startsWith("+")) {
            throw line.fault(first, text + " is Open MPI's: MPICH takes names only", "name each host");
        }
        int at = text.indexOf('@');
        if (at >= 0) {
            var user = text.substring(0, at);
            throw line.fault(
                    first, text + " is Open MPI's way to say who", "write " + text.substring(at + 1) + " user=" + user);
        }
    }

    private static void check(MachineLine line, MachineLine.Part word, String host, List<MachineLine.Part> before) {
        var text = word.text();
        if (text.startsWith("#") || text.startsWith("/")) {
            var rest = new MachineLine.Part(line.text().substring(word.start()), word.start());
            throw line.fault(
                    rest, "MPICH takes no comment at a line's end", "put it on a line of its own that begins with #");
        }
        int equals = text.indexOf('=');
        var key = equals < 0 ? text : text.substring(0, equals);
        var value = equals < 0 ? "" : text.substring(equals + 1);
        if (key.equals("user") || key.equals("binding")) {
            if (value.isEmpty()) {
                throw line.fault(word, key + " says nothing", "write " + key + "=X, or take it away");
            }
            if (before.stream().anyMatch(option -> option.text().startsWith(key + "="))) {
                throw line.fault(word, key + " is there twice", "keep one");
            }
            return;
        }
        var hint = switch (OpenMpiLine.meaning(key)) {
            case "slots" -> "write " + host + ":" + (value.matches("[0-9]+") ? value : "4");
            case "username" -> "write user=" + value;
            case "max_slots" -> "take it away: MPICH has no such bound";
            case "port" -> "take it away, and write the port into ~/.ssh/config";
            default -> "MPICH takes host:4, user=X and binding=X only";
        };
        var whose = OpenMpiLine.meaning(key).isEmpty() ? "MPICH does not know " : "MPICH does not know Open MPI's ";
        throw line.fault(word, whose + text, hint);
    }
}
