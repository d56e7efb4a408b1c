package pish.machinefile;

import java.util.regex.Pattern;

/** What both dialects take for the name of a host, and what is wrong with what they do not. */
final class HostName {
    private static final Pattern NAME = Pattern.compile("(?![-.])(?![0-9.]+$)[A-Za-z0-9.-]+");
    /** Neither a host name nor known to DNS, but a name that /etc/hosts may have, and that Hydra takes. */
    private static final Pattern WITH_UNDERSCORE = Pattern.compile("(?![-.])(?![0-9.]+$)[A-Za-z0-9._-]+");

    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|(2[0-4]|1[0-9]|[1-9])?[0-9])(\\.(?!$)|$)){4}");

    private HostName() {}

    /**
     * Refuses what is no name.
     *
     * @param name where it stands in the line
     * @throws pish.syntax.SyntaxError if MPI would refuse it, or take it for another
     */
    static void check(MachineLine line, MachineLine.Part name, Dialect dialect) {
        var text = name.text();
        if (text.startsWith("\uFEFF")) {
            var mark = new MachineLine.Part(text.substring(0, 1), name.start());
            throw line.fault(
                    mark, "a byte-order mark, which MPI takes for part of the name", "save it as UTF-8 without");
        }
        if (text.chars().filter(c -> c == ':').count() > 1) {
            throw line.fault(
                    name,
                    dialect.title() + " takes no IPv6 addresses: " + text,
                    "write a name, and give it the address in /etc/hosts");
        }
        if (text.matches(".*[\\[\\]*!,].*")) {
            throw line.fault(
                    name, "MPI knows no node sets: " + text, "type machinefile add " + text + " for a line a node");
        }
        if (text.contains("=")) {
            throw line.fault(name, "no host name: " + text, "the host comes first, then its options");
        }
        var names = dialect == Dialect.MPICH ? WITH_UNDERSCORE : NAME;
        if (!names.matcher(text).matches() && !IPV4.matcher(text).matches()) {
            throw line.fault(
                    name, "no host name: " + (text.isEmpty() ? "nothing" : text), "use letters, digits, - and .");
        }
    }

    /** Returns whether a name can be that of a host. */
    static boolean isHostName(String name) {
        return WITH_UNDERSCORE.matcher(name).matches() || IPV4.matcher(name).matches();
    }

    /**
     * Returns a number of slots.
     *
     * @throws pish.syntax.SyntaxError unless it is 1 to 99999
     */
    static int slots(MachineLine line, MachineLine.Part part, String digits, String hint) {
        if (!digits.matches("0*[1-9][0-9]{0,4}")) {
            throw line.fault(part, "bad number: " + part.text(), hint);
        }
        return Integer.parseInt(digits);
    }
}
