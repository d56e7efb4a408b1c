package pish.mpi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import pish.transport.ShellQuoting;

/**
 * The program that a node of an Open MPI job runs, in Perl, since mpiexec itself hands on ranks' output in such a way that it
 * cannot be told whose it is: tags can be printed by programs too, and with {@code --tag-output} or {@code --xml} what short
 * lines become beyond 8 KiB is dropped (Open MPI 4.1, orte_iof_base_write_output). It makes FIFOs for the output of the node's
 * ranks, reads the command of Open MPI's daemon from standard input, if one comes, and writes what ranks print to its own two
 * streams, with a {@link RankMark} before each piece as Hydra's mpiexec puts it.
 */
final class Relay {
    /** The rank that is given as that of the daemon's own words. */
    static final int NOBODY = 9_999_999;

    private static final String PROGRAM = program();

    private Relay() {}

    private static String program() {
        try (InputStream in = Relay.class.getResourceAsStream("relay.pl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns where the FIFOs of one node are, so that nodes may share a file system.
     *
     * @param folder what such folders of the job begin with
     */
    static String folder(String folder, String node) {
        return folder + "-" + Integer.toHexString(node.hashCode());
    }

    /**
     * Returns a line of shell text that becomes it.
     *
     * @param folder where its FIFOs are to be, not there yet
     * @param ranks of the node
     */
    static String command(String folder, List<Integer> ranks) {
        return "perl -e " + ShellQuoting.word(PROGRAM) + " " + ShellQuoting.word(folder)
                + ranks.stream().map(rank -> " " + rank).collect(Collectors.joining());
    }
}
