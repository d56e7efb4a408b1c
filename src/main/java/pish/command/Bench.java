package pish.command;

import java.io.IOException;
import java.util.List;
import pish.mpi.MpiRuns;
import pish.transport.ExitStatus;

/** Measures the links between nodes, and how much faster a program gets with more ranks. */
final class Bench implements Builtin {
    private final MpiRuns runs;

    Bench(MpiRuns runs) {
        this.runs = runs;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "Measure with MPI: latency and bandwidth between nodes and an allreduce, or how much faster a program gets with "
                + "more ranks";
    }

    @Override
    public String arguments() {
        return "mpi [TARGET] [--mpi mpich|openmpi] [--dry-run] | speedup [-n N,N,…] [--rounds N] [OPTION…] PROGRAM [ARG...]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "bench mpi",
                "bench mpi pi[01-04]",
                "bench speedup -n 1,2,4,8,16 python3 pythonexample.py",
                "bench speedup --rounds 5 ./solve input.dat");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return words.isEmpty() ? List.of("mpi", "speedup") : List.of();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        List<String> words = invocation.arguments();
        if (words.isEmpty()) {
            throw invocation.missing("mpi or speedup", "bench mpi measures the links between nodes");
        }
        return switch (words.get(0)) {
            case "mpi" -> new BenchLinks(context, invocation, runs).run();
            case "speedup" -> new BenchSpeedUp(context, invocation, runs).run();
            default ->
                throw invocation.fault(words.get(0), "nothing to measure: " + words.get(0), "it is mpi or speedup");
        };
    }
}
