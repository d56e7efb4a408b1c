package pish.machinefile;

import java.util.List;

/** What MPI makes of a host that several lines name. */
final class Repeats {
    private Repeats() {}

    /**
     * Refuses a line that its MPI refuses because of those before: Open MPI any with a number, Hydra one that repeats an
     * option in a run of lines for one host, which it joins.
     */
    static void check(Entry entry, List<Entry> before, MachineLine line, Dialect dialect) {
        for (int i = before.size() - 1; i >= 0; i--) {
            var earlier = before.get(i);
            boolean same = dialect.host(earlier.name()).equals(dialect.host(entry.name()));
            if (dialect == Dialect.MPICH && !same) {
                return;
            }
            if (same && dialect == Dialect.OPEN_MPI && entry.slots() > 0) {
                throw line.fault(
                        entry.host(),
                        "Open MPI takes no number for " + entry.name() + ": line " + earlier.line() + " names "
                                + (earlier.name().equals(entry.name()) ? "it already" : earlier.name()),
                        "write all its slots on line " + earlier.line() + ", and take this one away");
            }
            if (same && dialect == Dialect.MPICH) {
                refuse(entry, earlier, line);
            }
        }
    }

    private static void refuse(Entry entry, Entry earlier, MachineLine line) {
        for (var option : entry.options()) {
            if (earlier.option(option.key()).isPresent()) {
                throw line.fault(
                        option.part(),
                        option.key() + " is there twice for " + entry.name() + ": MPICH joins this line and line "
                                + earlier.line(),
                        "keep it on line " + earlier.line() + " only");
            }
        }
    }
}
