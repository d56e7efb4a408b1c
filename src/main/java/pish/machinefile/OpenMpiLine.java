package pish.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * A line as Open MPI reads it (4.1's {@code hostfile_lex.l}): {@code [user@]host [slots=N] [max_slots=N] [port=N]
 * [username=X]}, blanks around {@code =} allowed.
 */
final class OpenMpiLine {
    /** Words that Open MPI takes for the beginning of something else than a host. */
    private static final Set<String> KEYWORDS =
            Set.of("boards", "cores", "cores_per_socket", "rank", "slot", "sockets", "sockets_per_board");

    private static final Pattern ACCOUNT = Pattern.compile("(?![0-9]+$)[A-Za-z0-9_-]+");

    private OpenMpiLine() {}

    /** Returns what a line says; empty where it is blank. */
    static Optional<Entry> parse(Comments.Line commented) {
        var line = commented.line();
        refuseComment(commented);
        var words = line.words();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var first = words.get(0);
        if (line.end().startsWith("\r")) {
            throw line.fault(first, "the line ends as in DOS, which Open MPI refuses", "type dos2unix on the file");
        }
        refuseWithin(line, first.start(), words.get(words.size() - 1).end());
        refuseRelative(line, first);
        var word = HostWord.of(first);
        var user = word.user().map(part -> account(line, first, part.text())).orElse("");
        refuseHost(line, word);
        return Optional.of(options(line, user, word.host()));
    }

    private static void refuseHost(MachineLine line, HostWord word) {
        var name = word.host().text();
        if (word.number().isPresent()) {
            var misread = new MachineLine.Part(
                    name + word.number().get().text(), word.host().start());
            var hint = "write " + name + " slots=" + (word.digits().matches("[1-9][0-9]*") ? word.digits() : "4");
            throw line.fault(misread, "Open MPI takes " + misread.text() + " for the name of a host", hint);
        }
        HostName.check(line, word.host(), Dialect.OPEN_MPI);
        boolean option = !new HostOption(word.host(), name, "").meaning().isEmpty();
        if (option || KEYWORDS.contains(name)) {
            throw line.fault(
                    word.host(),
                    "Open MPI takes " + name + " for a word of its own",
                    "give the host another name in /etc/hosts");
        }
    }

    private static void refuseComment(Comments.Line commented) {
        var line = commented.line();
        if (commented.toEnd() >= 0 && line.end().isEmpty()) {
            throw line.fault(
                    line.from(commented.toEnd()),
                    "Open MPI refuses a comment that no newline follows",
                    "end the file with a newline");
        }
        if (commented.open() >= 0) {
            throw line.fault(line.from(commented.open()), "nothing ends the comment", "end it with */");
        }
    }

    /** Refuses a comment with more of the line after it: Open MPI begins a new line there. */
    private static void refuseWithin(MachineLine line, int start, int end) {
        for (int at = start; at < end; at++) {
            if (line.text().charAt(at) != line.written().charAt(at)) {
                var rest = new MachineLine.Part(line.written().substring(at, end), at);
                throw line.fault(
                        rest, "Open MPI begins a new line after a comment", "put the comment at the end of the line");
            }
        }
    }

    private static void refuseRelative(MachineLine line, MachineLine.Part first) {
        if (first.text().startsWith("+")) {
            throw line.fault(
                    first,
                    first.text() + " counts in an allocation of a batch system, and here is none",
                    "name each host");
        }
        if (first.text().contains("^")) {
            throw line.fault(first, "Open MPI excludes no host by " + first.text(), "take away the lines of that host");
        }
    }

    /** Returns whether Open MPI takes a name for that of an account: a dot, for one, it does not. */
    static boolean isAccount(String name) {
        return ACCOUNT.matcher(name).matches();
    }

    private static String account(MachineLine line, MachineLine.Part first, String user) {
        if (user.isEmpty()) {
            throw line.fault(
                    first, "no account before @", "write pi@" + first.text().substring(1));
        }
        if (!isAccount(user)) {
            throw line.fault(
                    first,
                    "Open MPI takes " + user.replaceFirst("\\..*", "") + " for the host",
                    "take " + user + "@ away, and write the account into ~/.ssh/config");
        }
        return user;
    }

    private static Entry options(MachineLine line, String user, MachineLine.Part host) {
        var number = new MachineLine.Part("", host.end());
        var options = new ArrayList<HostOption>();
        int slots = 0;
        for (var written : HostOption.after(line, host.end())) {
            var meaning = written.meaning();
            if (meaning.isEmpty() || !written.isPair()) {
                throw unknown(line, written, host.text());
            }
            var option = written.under(meaning);
            if (options.stream().anyMatch(earlier -> earlier.key().equals(meaning))
                    || (meaning.equals("slots") && slots > 0)) {
                throw line.fault(option.part(), meaning + " is there twice", "keep one");
            }
            int value = value(line, option, host.text());
            if (meaning.equals("slots")) {
                slots = value;
                number = option.part();
            } else {
                options.add(option);
            }
        }
        var entry = new Entry(line.number(), user, slots, host, number, List.copyOf(options));
        int most =
                entry.option("max_slots").map(o -> value(line, o, host.text())).orElse(0);
        if (most > 0 && most < slots) {
            throw line.fault(number, "max_slots is less than slots", "write max_slots=" + slots + " or fewer slots");
        }
        var who =
                user.isEmpty() ? entry.option("username").map(HostOption::value).orElse("") : user;
        return new Entry(line.number(), who, slots == 0 ? most : slots, host, number, entry.options());
    }

    /** Returns an option's number; 0 of one that has none. */
    private static int value(MachineLine line, HostOption option, String host) {
        if (!option.key().equals("username")) {
            var hint = "write " + (option.key().equals("slots") ? host + " " : "") + option.key() + "=4";
            return HostName.slots(line, option.part(), option.value(), hint);
        }
        if (!isAccount(option.value())) {
            throw line.fault(
                    option.part(),
                    "Open MPI passes over " + option.part().text(),
                    "take it away, and write the account into ~/.ssh/config");
        }
        return 0;
    }

    private static SyntaxError unknown(MachineLine line, HostOption option, String host) {
        var part = option.part();
        if (option.key().equals("binding")) {
            return line.fault(part, "binding= is MPICH's", "take it away, and give mpirun --bind-to core");
        }
        if (option.key().equals("user") && option.isPair()) {
            return line.fault(part, "user= is MPICH's", "write username=" + option.value());
        }
        if (!option.isPair() && option.meaning().isEmpty()) {
            return line.fault(
                    part,
                    "Open MPI reads one host a line: " + part.text(),
                    "give " + part.text() + " a line of its own");
        }
        return line.fault(
                part,
                "Open MPI does not know " + part.text(),
                "write " + host + " slots=4; known: max_slots= port= username=");
    }
}
