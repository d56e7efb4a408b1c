package pish.setup;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import pish.exec.Errand;
import pish.exec.Report;

/** Which parts a node has, and in which versions, as it says itself. */
public final class Parts {
    /** What is shown of a version, which is a node's word. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+~-]{0,30}");

    /** POSIX sh: prints a part's word and its version, a line for each part that is whole. */
    private static final String ASK = """
            LC_ALL=C; export LC_ALL
            exec 2>/dev/null </dev/null
            for tool in cc make gfortran nmap; do command -v $tool >/dev/null || tool=none; [ $tool != none ] || break; done
            [ $tool = none ] || echo "tools $(cc -dumpfullversion)"
            version=$(mpichversion | sed -n 's/^MPICH Version:[[:blank:]]*//p')
            program=$(command -v mpichversion)
            case $program in /usr/bin/* | /bin/*) program= ;; */bin/*) program=" ${program%/bin/*}" ;; *) program= ;; esac
            [ -z "$version" ] || echo "mpich $version$program"
            version=$(ompi_info --version | sed -n '1s/^Open MPI v*//p')
            [ -z "$version" ] || echo "openmpi $version"
            version=$(python3 -c 'import mpi4py; print(mpi4py.__version__)')
            [ -z "$version" ] || echo "mpi4py $version"
            """;

    /** POSIX sh: prints how many ranks each of two sees. */
    private static final String PAIR = """
            LC_ALL=C; export LC_ALL
            limit() { timeout 15 "$@"; }
            command -v timeout >/dev/null || limit() { "$@"; }
            limit mpiexec -n 2 python3 -c 'from mpi4py import MPI; print(MPI.COMM_WORLD.size)' 2>/dev/null </dev/null | sort -u
            """;

    private static final Pattern PREFIX = Pattern.compile("/[A-Za-z0-9._/+@~-]{0,200}");

    private final Map<Part, String> places = new EnumMap<>(Part.class);
    private final Map<Part, String> versions = new EnumMap<>(Part.class);

    private Parts() {}

    /** Returns what has a node say it. */
    public static Errand ask() {
        return Errand.of(ASK);
    }

    /** Returns what has a node run two ranks of Python: 2 is printed where they meet, 1 where each is alone. */
    public static Errand pair() {
        return Errand.of(PAIR);
    }

    /** Reads what a node has said. */
    public static Parts of(Report report) {
        Parts parts = new Parts();
        report.text().lines().forEach(line -> {
            String[] words = line.split(" ", 3);
            Optional<Part> part = Part.of(words[0]);
            if (words.length > 1
                    && part.isPresent()
                    && VERSION.matcher(words[1]).matches()) {
                parts.versions.put(part.get(), words[1]);
                if (words.length > 2 && PREFIX.matcher(words[2]).matches()) {
                    parts.places.put(part.get(), words[2]);
                }
            }
        });
        return parts;
    }

    /** Returns the prefix of a part that is not where packages of Debian's are. */
    public Optional<String> prefix(Part part) {
        return Optional.ofNullable(places.get(part));
    }

    /** Returns the version of a part, if it is there. */
    public Optional<String> version(Part part) {
        return Optional.ofNullable(versions.get(part));
    }
}
