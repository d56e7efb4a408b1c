package pish.command;

import java.io.IOException;
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
                + "compilers, make and nmap (tools), mpich, openmpi, MPI for Python (mpi4py); with --source mpich and mpi4py are built on the nodes";
    }

    @Override
    public String arguments() {
        return "[status|tools|mpich|openmpi|mpi4py] [TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "setup",
                "setup mpich",
                "setup mpi4py pi[02-04]",
                "setup -n tools",
                "setup mpich --source mpich-4.2.3.tar.gz --prefix ~/mpi-install",
                "setup mpich --version 3.1 pi[01-04]");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(new Option("n", "dry-run", false, "only say what would be installed where"))
                .addOption(valued("source", "FILE|URL", "build mpich or mpi4py from this archive of its source"))
                .addOption(valued("prefix", "DIR", "where a built mpich is installed (~/mpi-install)"))
                .addOption(valued("version", "V", "of the source: without --source it is fetched from its makers"))
                .addOption(valued("configure", "ARGS", "more arguments of configure"));
    }

    private static Option valued(String name, String value, String what) {
        return Option.builder().longOpt(name).hasArg().argName(value).desc(what).get();
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return words.isEmpty() ? VERBS : List.of();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        List<String> words = invocation.arguments();
        String verb = words.isEmpty() ? STATUS : words.get(0);
        Invocation rest = new Invocation(
                invocation.statement(),
                invocation.options(),
                words.stream().skip(1).toList());
        SetUpCall call = new SetUpCall(context, rest);
        SourceOptions source = new SourceOptions(context, rest);
        if (verb.equals(STATUS)) {
            source.refuse(verb);
            return call.status();
        }
        Part part = Part.of(verb).orElseThrow(() -> unknown(rest, verb));
        return source.given() ? source.build(part, call) : call.install(part);
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
