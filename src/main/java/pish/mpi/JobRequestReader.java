package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * Reads a line of mpiexec, whose options begin with one hyphen or two ({@link
 * MpiexecOptions}). One that is not known goes to mpiexec as it is, without a value.
 */
public final class JobRequestReader {
    /** So many ranks a node, in Open MPI's words. */
    private static final Pattern PER_NODE = Pattern.compile("ppr:([1-9][0-9]{0,4}):node");

    private static final String LAUNCHERS = "pish starts the job over its own connections: direct starts ranks itself, "
            + "hydra has MPICH's proxies start them, slurm submits the job through srun";

    private final List<String> words;
    private final List<String> global = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private int at;
    private Optional<String> hostFile = Optional.empty();
    private Optional<String> hosts = Optional.empty();
    private int perNode;
    private boolean dryRun;
    private boolean push;
    private boolean background;
    private Optional<String> outputDir = Optional.empty();
    private Optional<Mpi> mpi = Optional.empty();
    private Launcher launcher = Launcher.DIRECT;
    private int ranks;
    private String directory = "";
    private List<String> local = new ArrayList<>();

    private JobRequestReader(List<String> words) {
        this.words = words;
    }

    /**
     * Reads it.
     *
     * @param words what follows the name, without what rank 0 reads
     * @throws SyntaxError if it is none; its source is one of the words, or empty for what is missing at the end
     */
    public static JobRequest read(List<String> words) {
        return new JobRequestReader(words).read();
    }

    private JobRequest read() {
        List<String> all = words;
        background = !all.isEmpty() && all.get(all.size() - 1).equals("&");
        int end = all.size() - (background ? 1 : 0);
        while (at < end) {
            segment(end);
        }
        if (segments.isEmpty()) {
            throw missing("what to run");
        }
        SlurmOptions.check(launcher, global, segments);
        return new JobRequest(
                hostFile,
                hosts,
                perNode,
                List.copyOf(global),
                List.copyOf(segments),
                List.copyOf(unknown),
                new JobRequest.OwnOptions(dryRun, push, background, outputDir, Optional.empty(), mpi, launcher));
    }

    private void segment(int end) {
        ranks = 0;
        directory = "";
        local = new ArrayList<>();
        while (at < end && words.get(at).startsWith("-")) {
            String word = words.get(at++);
            option(word, word.replaceFirst("^--?", ""));
        }
        int colon = at;
        while (colon < end && !words.get(colon).equals(":")) {
            colon++;
        }
        if (colon == at) {
            throw at < end ? fault(words.get(at), "what to run is missing before :") : missing("what to run");
        }
        segments.add(new Segment(ranks, directory, List.copyOf(local), List.copyOf(words.subList(at, colon))));
        at = colon + 1;
        if (at >= end && colon < end) {
            throw fault(":", "what to run is missing after :");
        }
    }

    private void option(String word, String name) {
        switch (name) {
            case "n", "np", "c" -> ranks = count(word);
            case "ppn", "npernode", "N" -> perNode = count(word);
            case "f", "hostfile", "machinefile" -> hostFile = Optional.of(value(word));
            case "host", "hosts", "hostlist", "machine", "machines", "machinelist", "H" ->
                hosts = Optional.of(value(word));
            case "wdir", "wd" -> directory = value(word);
            case "dry-run" -> dryRun = true;
            case "push" -> push = true;
            case "output-dir" -> outputDir = Optional.of(value(word));
            case "mpi" -> mpi = Optional.of(mpi(word));
            case "launcher" -> launcher = launcher(word);
            case "map-by" -> mapBy(word);
            case "bynode" -> perNode = 1;
            case "genv", "env" -> variable(word, name.equals("genv") ? global : local);
            default -> other(word, name);
        }
    }

    /** Heeds what Open MPI's option says of nodes; the rest goes to mpiexec, see {@link Mismatch}. */
    private void mapBy(String option) {
        String value = value(option);
        Matcher perResource = PER_NODE.matcher(value);
        if (perResource.matches()) {
            perNode = Integer.parseInt(perResource.group(1));
        } else if (value.equals("node")) {
            perNode = 1;
        } else if (!value.equals("slot")) {
            global.addAll(List.of(option, value));
        }
    }

    private Mpi mpi(String option) {
        String value = value(option);
        return Mpi.of(value).orElseThrow(() -> fault(value, option + " takes mpich or openmpi, not " + value));
    }

    private Launcher launcher(String option) {
        String value = value(option);
        return Launcher.of(value)
                .orElseThrow(() -> new SyntaxError(
                        option + " takes direct, hydra or slurm, not " + value, value, 0, value.length(), LAUNCHERS));
    }

    private void variable(String word, List<String> to) {
        String first = value(word);
        to.add(word);
        to.add(first);
        if (first.indexOf('=') < 0) {
            to.add(value(word));
        }
    }

    private void other(String word, String name) {
        MpiexecOptions.instead(name).ifPresent(remedy -> {
            throw new SyntaxError(word + " cannot be given here", word, 0, word.length(), remedy);
        });
        if (MpiexecOptions.isNeedless(name)) {
            return;
        }
        if (!MpiexecOptions.isKnown(name) && name.indexOf('=') < 0) {
            unknown.add(word);
        }
        List<String> to = MpiexecOptions.isLocal(name) ? local : global;
        to.add(word);
        for (int i = 0; i < MpiexecOptions.values(name); i++) {
            to.add(value(word));
        }
    }

    private String value(String option) {
        if (at >= words.size()) {
            throw fault(option, option + " takes a value");
        }
        return words.get(at++);
    }

    private int count(String option) {
        String text = value(option);
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw fault(text, option + " takes a number from 1 on, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static SyntaxError fault(String word, String message) {
        return new SyntaxError(message, word, 0, word.length(), "help mpiexec shows what it takes");
    }

    private static SyntaxError missing(String what) {
        return new SyntaxError(what + " is missing", "", 0, 0, "mpiexec -n 4 hostname");
    }
}
