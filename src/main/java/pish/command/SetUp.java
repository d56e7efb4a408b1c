package pish.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.setup.Part;
import pish.syntax.Nearest;
import pish.transport.ExitStatus;

/** Gives nodes what MPI programs need. */
final class SetUp implements Builtin {
    private static final String STATUS = "status";
    private static final List<String> VERBS = Stream.concat(
                    Stream.of(STATUS), Arrays.stream(Part.values()).map(Part::word))
            .toList();

    @Override
    public String name() {
        return "setup";
    }

    @Override
    public String summary() {
        return "Show what nodes have for MPI programs (status), or install it from Debian's packages where it is missing: "
                + "compilers, make and nmap (tools), mpich, openmpi, MPI for Python (mpi4py)";
    }

    @Override
    public String arguments() {
        return "[status|tools|mpich|openmpi|mpi4py] [TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("setup", "setup mpich", "setup mpi4py pi[02-04]", "setup -n tools");
    }

    @Override
    public Options options() {
        return new Options().addOption(new Option("n", "dry-run", false, "only say what would be installed where"));
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return words.isEmpty() ? VERBS : List.of();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        List<String> words = invocation.arguments();
        String verb = words.isEmpty() ? STATUS : words.get(0);
        Invocation rest = new Invocation(
                invocation.statement(),
                invocation.options(),
                words.stream().skip(1).toList());
        SetUpCall call = new SetUpCall(context, rest);
        return verb.equals(STATUS) ? call.status() : call.install(Part.of(verb).orElseThrow(() -> unknown(rest, verb)));
    }

    private static RuntimeException unknown(Invocation invocation, String verb) {
        return invocation.fault(
                verb,
                "nothing to set up is called " + verb,
                Nearest.nearest(verb, VERBS)
                        .map(word -> "did you mean " + word + "?")
                        .orElse("it takes " + String.join(", ", VERBS)));
    }
}
