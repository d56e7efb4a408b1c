package pish.mpi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the node of mpiexec says of itself.
 *
 * @param pid mpiexec's process id
 * @param mpi whose mpiexec it is
 * @param both whether the other MPI is there too and none was asked for
 * @param why it was chosen: {@code asked}, {@code only}, {@code linked} or {@code mpiexec}; {@code none}: it is not there; {@code input}: the file for
 *     rank 0 is not
 * @param linked what the first program is linked to, where that is one of both
 * @param address the node's own address, as whoever logs in to it names it; empty where that is this machine
 */
record HubWord(long pid, Mpi mpi, boolean both, String why, Optional<Mpi> linked, Optional<String> address) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,9}) (mpich|openmpi) ([01]) ([a-z]+) ([a-z-]+) (?:\\S+ \\S+ ([0-9.]+) \\S+)?.*");

    /** Reads it. */
    static Optional<HubWord> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> address = Optional.ofNullable(matcher.group(6)).filter(a -> !a.startsWith("127."));
        return Optional.of(new HubWord(
                Long.parseLong(matcher.group(1)),
                Mpi.of(matcher.group(2)).orElseThrow(),
                matcher.group(3).equals("1"),
                matcher.group(4),
                Mpi.of(matcher.group(5)),
                address));
    }

    /** Returns an address at which a node can reach mpiexec. */
    String reachedFrom(NodePost post) {
        return address.orElse(post.client().isEmpty() ? "127.0.0.1" : post.client());
    }

    /** Returns whether its mpiexec is there. */
    boolean isThere() {
        return !why.equals("none");
    }

    /** Returns whether the file for rank 0's standard input can be read. */
    boolean hasInput() {
        return !why.equals("input");
    }

    /** Returns which MPI was taken and why, where there was a choice. */
    Optional<String> choice() {
        String reason = why.equals("linked") ? "the program is linked to it" : "mpiexec is its own";
        return both
                ? Optional.of("both MPIs are there: " + mpi.title() + " it is, since " + reason + "; --mpi "
                        + mpi.other().word() + " takes the other one")
                : Optional.empty();
    }
}
