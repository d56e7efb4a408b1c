package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.setup.Part;
import pish.setup.SourceBuild;
import pish.setup.Sums;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** The options of {@code setup} that have something built from its source. */
final class SourceOptions {
    private static final List<String> NAMES = List.of("source", "prefix", "version", "configure");
    private static final Pattern VERSION = Pattern.compile("\\d[A-Za-z0-9.+~-]{0,30}");
    private static final Pattern PREFIX = Pattern.compile("~?(/[A-Za-z0-9._+@-]+)+");
    private static final String DEFAULT_PREFIX = "~/mpi-install";

    /** Where makers of MPICH have its releases, as its home page says. */
    private static final String MPICH = "https://www.mpich.org/static/downloads/%s/mpich-%s.tar.gz";

    /** Where those of MPI for Python have its releases. */
    private static final String MPI4PY = "https://github.com/mpi4py/mpi4py/releases/download/%s/mpi4py-%s.tar.gz";

    private final Context context;
    private final Invocation invocation;
    private final CommandLine options;

    SourceOptions(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
        this.options = invocation.options();
    }

    /** Returns whether something is to be built. */
    boolean given() {
        return options.hasOption("source")
                || options.hasOption("version")
                || options.hasOption("prefix")
                || options.hasOption("configure");
    }

    /** Refuses them with a verb that builds nothing. */
    void refuse(String verb) {
        NAMES.stream().filter(options::hasOption).findFirst().ifPresent(name -> {
            throw fault("--" + name, verb + " has no --" + name, "mpich and mpi4py are built from source");
        });
    }

    private SyntaxError fault(String argument, String message, String hint) {
        return invocation.fault(argument, message, hint);
    }

    /**
     * Builds it.
     *
     * @throws IOException if the source is not to be had
     */
    ExitStatus build(Part part, SetUpCall call) throws IOException {
        if (part != Part.MPICH && part != Part.MPI4PY) {
            refuse(part.word());
        }
        String prefix = options.getOptionValue("prefix", DEFAULT_PREFIX);
        if (!PREFIX.matcher(prefix).matches() || (prefix + "/").contains("/../")) {
            throw fault(
                    prefix,
                    "no folder for a program: " + prefix,
                    "--prefix takes a path from / or ~/, such as " + DEFAULT_PREFIX);
        }
        String from = source(part);
        String name = SourceArchive.name(from);
        String version = version(part, name);
        NodeSet nodes = Targets.of(context, invocation);
        boolean dry = options.hasOption("n");
        if (nodes.isEmpty() || call.onlyNamed(nodes, "build " + part.title() + " " + version + " from " + from)) {
            return ExitStatus.OK;
        }
        if (dry && SourceArchive.isUrl(from)) {
            context.emit(new Event.Text("fetch " + from + " unless that is done, and build " + part.title() + " "
                    + version + " on " + nodes));
            return ExitStatus.OK;
        }
        Path file = new SourceArchive(context).get(invocation, from);
        String configure = options.getOptionValue("configure", "");
        SourceBuild build = new SourceBuild(part, version, name, Sums.of(file), prefix, configure);
        return new SetUpSource(context, call, build, file).run(nodes, dry);
    }

    /** Returns the file or URL. */
    private String source(Part part) {
        String given = options.getOptionValue("source", "");
        String version = options.getOptionValue("version", "");
        if (given.isEmpty() && version.isEmpty()) {
            throw invocation.missing("the source", "setup " + part.word() + " --source FILE|URL, or --version V");
        }
        if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
            throw fault(version, "no version: " + version, "for example --version 4.2.3");
        }
        String from = given.isEmpty() ? (part == Part.MPICH ? MPICH : MPI4PY).formatted(version, version) : given;
        if (!SourceArchive.isSound(SourceArchive.name(from))) {
            throw fault(
                    given, "no archive of a source: " + given, "a file such as mpich-4.2.3.tar.gz, or a URL of one");
        }
        return from;
    }

    private String version(Part part, String name) {
        String version = Stream.of(
                        options.getOptionValue("version", ""),
                        SourceArchive.version(name).orElse(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow(() -> invocation.missing("which version " + name + " is", "--version V says it"));
        if (part == Part.MPI4PY && version.matches("[01](\\..*)?")) {
            throw fault(
                    options.getOptionValue("source", version),
                    "mpi4py " + version + " is for Python 2, which is no more",
                    "take a current one: setup mpi4py --version 4.1.2");
        }
        return version;
    }
}
