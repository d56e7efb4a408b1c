package pish.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.syntax.SyntaxError;

/**
 * A line as MPICH's Hydra reads it: {@code host[:n] [binding=X] [user=X]}, comments on lines of their own. Hydra takes
 * more than it should: a comment at a line's end only up to 4.0, {@code pi01:2x} for 2, and dies of {@code pi01:0}.
 */
final class MpichLine {
    /** Hydra reads a line in pieces of 16 KiB, and each for a host. */
    private static final int LONGEST = 16_000;

    private MpichLine() {}

    /** Returns what a line says, or empty where it is blank or a comment. */
    static Optional<Entry> parse(MachineLine line) {
        var words = line.words();
        if (line.text().length() > LONGEST) {
            throw line.fault(words.get(0), "MPICH takes the line for several: it is too long", "break it");
        }
        if (words.isEmpty() || words.get(0).text().startsWith("#")) {
            return Optional.empty();
        }
        var first = words.get(0);
        refuseForeign(line, first);
        var word = HostWord.of(first);
        HostName.check(line, word.host(), Dialect.MPICH);
        int slots = word.number().isEmpty()
                ? 0
                : HostName.slots(
                        line,
                        word.number().get(),
                        word.digits(),
                        "write " + word.host().text() + ":4");
        var options = new ArrayList<HostOption>();
        for (var option : HostOption.after(line, first.end())) {
            check(line, option, word.host().text(), options);
            options.add(option);
        }
        var number = word.number().orElse(new MachineLine.Part("", word.host().end()));
        var entry = new Entry(line.number(), "", slots, word.host(), number, List.copyOf(options));
        var user = entry.option("user").map(HostOption::value).orElse("");
        return Optional.of(new Entry(line.number(), user, slots, word.host(), number, entry.options()));
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

    private static void check(MachineLine line, HostOption option, String host, List<HostOption> before) {
        var part = option.part();
        if (part.text().startsWith("#") || part.text().startsWith("/")) {
            throw line.fault(
                    line.from(part.start()),
                    "MPICH takes no comment at a line's end",
                    "put it on a line of its own that begins with #");
        }
        var key = option.key();
        if (!key.equals("user") && !key.equals("binding")) {
            throw unknown(line, option, host);
        }
        if (option.value().isEmpty()
                || option.value().contains("=")
                || !part.text().equals(option.text())) {
            throw line.fault(
                    part, "MPICH takes no " + part.text(), "write " + key + "=X without blanks, or take it away");
        }
        if (before.stream().anyMatch(earlier -> earlier.key().equals(key))) {
            throw line.fault(part, key + " is there twice", "keep one");
        }
    }

    private static SyntaxError unknown(MachineLine line, HostOption option, String host) {
        var value = option.value();
        var hint = switch (option.meaning()) {
            case "slots" -> "write " + host + ":" + (value.matches("[0-9]+") ? value : "4");
            case "username" -> "write user=" + value;
            case "max_slots" -> "take it away: MPICH has no such bound";
            case "port" -> "take it away, and write the port into ~/.ssh/config";
            default -> "MPICH takes host:4, user=X and binding=X only";
        };
        var whose = option.meaning().isEmpty() ? "MPICH does not know " : "MPICH does not know Open MPI's ";
        return line.fault(option.part(), whose + option.part().text(), hint);
    }
}
