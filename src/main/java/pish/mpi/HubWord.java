package pish.mpi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the node of mpiexec says of itself.
 *
 * @param pid mpiexec's process id
 * @param address the node's own address, as whoever logs in to it names it; empty where that is this machine
 */
record HubWord(long pid, Optional<String> address) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}) (?:\\S+ \\S+ ([0-9.]+) \\S+)?.*");

    /** Reads it. */
    static Optional<HubWord> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> address = Optional.ofNullable(matcher.group(2)).filter(a -> !a.startsWith("127."));
        return Optional.of(new HubWord(Long.parseLong(matcher.group(1)), address));
    }
}
