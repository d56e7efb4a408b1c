package pish.mpi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import pish.transport.Bytes;

/**
 * The shell text that brings the program {@code bench.c} to nodes: compiled on one of them, and copied to the others where
 * it runs there; else compiled there too. All of it is in a folder of its own, which is removed afterwards.
 */
public final class BenchScript {
    /** What {@link #compile} ends with where a node has no compiler for MPI. */
    public static final int NO_COMPILER = 3;

    private static final byte[] SOURCE = source();

    private final String folder = "/tmp/pish-" + RankMark.next().digits();
    private final String mpi;

    /**
     * Makes one.
     *
     * @param mpi what the program is to be linked to, if that matters
     */
    public BenchScript(Optional<Mpi> mpi) {
        this.mpi = mpi.map(Mpi::word).orElse("auto");
    }

    private static byte[] source() {
        try (InputStream in = BenchScript.class.getResourceAsStream("bench.c")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where the program is on each node. */
    public String program() {
        return folder + "/bench";
    }

    /** Returns what {@link #compile} reads. */
    public Bytes source(Bytes program) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(SOURCE);
        all.writeBytes(program.toArray());
        return Bytes.copyOf(all.toByteArray(), 0, all.size());
    }

    /** Returns what compiles the program, and writes it to standard output. */
    public String compile() {
        return make() + "build && cat bench";
    }

    /**
     * Returns what takes a program that follows its source, and compiles the source where that program does not run. Nodes that
     * are one machine, as those of a demo, have it already.
     */
    public String take() {
        return "if [ -O " + folder + " ] && [ -x " + program() + " ]; then exec cat >/dev/null; fi; " + make()
                + "cat >bench; chmod 700 bench; ldd ./bench >libraries 2>&1 && ! grep -q 'not found' libraries || build";
    }

    private String make() {
        return "umask 077; mkdir " + folder + " && cd " + folder + " && head -c " + SOURCE.length
                + " >bench.c || exit 1; build() { rm -f bench; s=" + NO_COMPILER + "; case " + mpi
                + " in auto) set -- mpicc mpicc.mpich mpicc.openmpi;; *) set -- mpicc." + mpi + " mpicc;; esac; "
                + "for c; do command -v $c >/dev/null || continue; "
                + "$c -O2 -o bench bench.c >said 2>&1 || { s=1; continue; }; "
                + "case $(grep -aoE 'lib(mpich|mpi)\\.so\\.[0-9]+' bench) in *libmpich*|*libmpi.so.12*) l=mpich;; *) l=openmpi;; esac; "
                + "case " + mpi + " in auto|$l) return 0;; esac; done; "
                + "{ grep -m 1 error said || tail -n 1 said; } >&2 2>/dev/null; exit $s; }; ";
    }

    /** Returns what removes all of it. */
    public String remove() {
        return "rm -rf " + folder;
    }
}
