package pish.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * A line as Open MPI reads it (4.1's {@code hostfile_lex.l}): {@code [user@]host [slots=N] [max_slots=N] [port=N]
 * [username=X]}, blanks around {@code =} allowed.
 */
final class OpenMpiLine {
    private static final Pattern OPTION = Pattern.compile("(\\S+?)\\s*=\\s*(\\S*)|\\S+");
    private static final Pattern RELATIVE = Pattern.compile("\\^\\S+|\\+[nN][0-9]+|\\+[eE](:[0-9]+)?");

    private OpenMpiLine() {}

    /**
     * Returns what an option is called that Open MPI knows under several names: {@code slots max_slots port username}, or
     * the empty string.
     */
    static String meaning(String key) {
        return switch (key) {
            case "slots", "cpu", "count" -> "slots";
            case "max_slots", "max-slots", "slots_max", "slots-max" -> "max_slots";
            case "cpu_max", "cpu-max", "max_cpu", "max-cpu" -> "max_slots";
            case "count_max", "count-max", "max_count", "max-count" -> "max_slots";
            case "username", "user-name", "user_name" -> "username";
            case "port" -> "port";
            default -> "";
        };
    }

    /** Returns what a line without comments says; empty where it is blank, excludes a host or counts in an allocation. */
    static Optional<Entry> parse(MachineLine line) {
        var words = line.words();
        if (words.isEmpty() || RELATIVE.matcher(words.get(0).text()).matches()) {
            return Optional.empty();
        }
        if (line.end().startsWith("\r")) {
            throw line.fault(
                    words.get(0), "the line ends as in DOS, which Open MPI refuses", "type dos2unix on the file");
        }
        var first = words.get(0);
        int at = first.text().indexOf('@');
        var user = at < 0 ? "" : first.text().substring(0, at);
        if (at == 0) {
            throw line.fault(
                    first, "no account before @", "write pi@" + first.text().substring(1));
        }
        var host = new MachineLine.Part(first.text().substring(at + 1), first.start() + at + 1);
        int colon = host.text().indexOf(':');
        if (colon > 0 && colon == host.text().lastIndexOf(':')) {
            var name = host.text().substring(0, colon);
            var digits = host.text().substring(colon + 1);
            var hint = "write " + name + " slots=" + (digits.matches("[1-9][0-9]*") ? digits : "4");
            throw line.fault(host, "Open MPI takes " + host.text() + " for the name of a host", hint);
        }
        HostName.check(line, host, Dialect.OPEN_MPI);
        return Optional.of(options(line, user, host));
    }

    private static Entry options(MachineLine line, String user, MachineLine.Part host) {
        var number = new MachineLine.Part("", host.end());
        var options = new ArrayList<MachineLine.Part>();
        int slots = 0;
        var matcher = OPTION.matcher(line.text());
        int from = host.end();
        while (matcher.find(from)) {
            from = matcher.end();
            var part = new MachineLine.Part(matcher.group(), matcher.start());
            var meaning = matcher.group(1) == null ? "" : meaning(matcher.group(1));
            if (meaning.isEmpty()) {
                throw unknown(line, part, host.text());
            }
            if (options.stream().anyMatch(o -> o.text().startsWith(meaning + "="))
                    || (meaning.equals("slots") && slots > 0)) {
                throw line.fault(part, meaning + " is there twice", "keep one");
            }
            if (meaning.equals("slots")) {
                slots = HostName.slots(line, part, matcher.group(2), "write " + host.text() + " slots=4");
                number = part;
            } else {
                options.add(option(line, part, meaning, matcher));
            }
        }
        var entry = new Entry(line.number(), user, slots, host, number, List.copyOf(options));
        int most = maxSlots(entry);
        if (most > 0 && most < slots) {
            throw line.fault(number, "max_slots is less than slots", "write max_slots=" + slots + " or fewer slots");
        }
        var who = user.isEmpty() ? entry.option("username") : user;
        return new Entry(line.number(), who, slots == 0 ? most : slots, host, number, entry.options());
    }

    private static int maxSlots(Entry entry) {
        var most = entry.option("max_slots");
        return most.isEmpty() ? 0 : Integer.parseInt(most);
    }

    /** Returns an option under its usual name, in the place of what is written. */
    private static MachineLine.Part option(MachineLine line, MachineLine.Part part, String meaning, Matcher matcher) {
        var value = matcher.group(2);
        if (!meaning.equals("username")) {
            HostName.slots(line, part, value, "write " + meaning + "=4, say");
        } else if (value.isEmpty()) {
            throw line.fault(part, "username says nothing", "write username=pi, or take it away");
        }
        return new MachineLine.Part(meaning + "=" + value, part.start());
    }

    private static SyntaxError unknown(MachineLine line, MachineLine.Part part, String host) {
        var text = part.text();
        if (text.startsWith("binding=")) {
            return line.fault(part, "binding= is MPICH's", "take it away, and give mpirun --bind-to core");
        }
        if (text.startsWith("user=")) {
            return line.fault(part, "user= is MPICH's", "write username=" + text.substring(5));
        }
        if (!text.contains("=")) {
            return line.fault(part, "Open MPI reads one host a line: " + text, "give " + text + " a line of its own");
        }
        return line.fault(
                part,
                "Open MPI does not know " + text,
                "write " + host + " slots=4; known: max_slots= port= username=");
    }
}
