package pish.setup;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pish.exec.Errand;
import pish.transport.ShellQuoting;

/**
 * A part that nodes build themselves, from its source.
 *
 * @param part MPICH, or MPI for Python
 * @param version of the source
 * @param file the archive's name
 * @param sum the archive's SHA-256, in hex digits
 * @param prefix where it is installed: from {@code /} or {@code ~/}; of no account for MPI for Python, which goes to where
 *     Python looks for an account's packages
 * @param configure more arguments of configure, as a shell reads them
 */
public record SourceBuild(Part part, String version, String file, String sum, String prefix, String configure) {
    private static final int SHORT = 12;

    /** Changes when the same source would be built in another way. */
    private static final String RECIPE = "1";

    private static final List<String> MPICH_PHASES = List.of("unpack", "configure", "make", "install", "pack");
    private static final List<String> PYTHON_PHASES = List.of("unpack", "install");

    /** Returns what has to be done on a node, in order. */
    public List<String> phases() {
        return part == Part.MPI4PY ? PYTHON_PHASES : MPICH_PHASES;
    }

    /** Returns the folder on a node for the source, for what is made of it, and for the logs. */
    public String folder() {
        return "~/.cache/pish/build/" + part.word() + "-" + version + "-" + sum.substring(0, SHORT);
    }

    /** Returns the file, in that folder, that holds what was installed, for nodes of the same kind. */
    public static String built() {
        return "built.tar.gz";
    }

    /** Returns what tells two builds apart: the source, where it goes, and how. */
    String key() {
        String all = String.join("\0", RECIPE, part.word(), version, sum, prefix, configure);
        byte[] digest = Sums.sha256().digest(all.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    /** Returns what asks a node of which kind it is and what it has of this, see {@link BuildPlace}. */
    public Errand ask() {
        return Errand.of(variables() + BuildScript.BEGIN + BuildScript.ASK);
    }

    /** Returns the script that builds and installs, and tells how it goes, see {@link NodeBuild}. */
    String build() {
        String recipe = part == Part.MPI4PY ? BuildScript.PYTHON : BuildScript.AUTOCONF;
        return variables() + BuildScript.BEGIN + BuildScript.PHASES + recipe;
    }

    /** Returns the script that installs from the file that another node has made. */
    String take() {
        return variables() + BuildScript.BEGIN + BuildScript.PHASES + BuildScript.TAKE;
    }

    /** Returns the script that ends a build that is under way. */
    String stop() {
        return variables() + BuildScript.BEGIN + BuildScript.STOP;
    }

    /** Returns a line for nodes' shells, which have their PATH from before: they find it too, and say which version it is. */
    public String greeting(String where) {
        String bin = ShellQuoting.word(where + "/bin");
        return "case :$PATH: in *:" + bin + ":*) ;; *) export PATH=" + bin + ":\"$PATH\";; esac; hash -r; "
                + "mpichversion | head -n 1";
    }

    private String variables() {
        Map<String, String> values = Map.of(
                "part", part.word(),
                "version", version,
                "file", file,
                "key", key(),
                "prefix", prefix,
                "extra", configure,
                "work", folder());
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + ShellQuoting.word(entry.getValue()) + "\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
