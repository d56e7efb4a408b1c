package pish.mpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pish.syntax.SyntaxError;

/**
 * What a line of mpiexec says to Slurm: the options of srun(1) that say what a job needs and who it is for. Those that change
 * what srun prints, or how it places ranks, are not among them: pish sets these itself.
 *
 * @param words of srun, {@code --name=value} each
 * @param variables that ranks get, by name
 */
record SlurmOptions(List<String> words, Map<String, String> variables) {
    private static final Set<String> WITH_VALUE = Set.of(("account acctg-freq begin bb clusters comment constraint "
                    + "cores-per-socket cpu-bind cpu-freq cpus-per-gpu cpus-per-task deadline delay-boot exclude export gpu-bind "
                    + "gpu-freq gpus gpus-per-node gpus-per-socket gpus-per-task gres gres-flags hint job-name jobid licenses mcs-label "
                    + "mem mem-bind mem-per-cpu mem-per-gpu network nodes ntasks-per-core ntasks-per-gpu ntasks-per-socket partition "
                    + "prefer priority qos reservation sockets-per-node switches threads-per-core time time-min tmp wckey")
            .split(" "));
    private static final Set<String> ALONE =
            Set.of("contiguous", "exact", "exclusive", "immediate", "nice", "overcommit", "overlap", "spread-job");
    private static final Map<String, String> LONG = Map.of(
            "p",
            "partition",
            "t",
            "time",
            "A",
            "account",
            "q",
            "qos",
            "C",
            "constraint",
            "J",
            "job-name",
            "x",
            "exclude");

    /** Returns whether an option, without its hyphens, is one of Slurm's and has its value in a word of its own. */
    static boolean takesValue(String name) {
        return WITH_VALUE.contains(name);
    }

    /**
     * Reads the options of a job that Slurm runs.
     *
     * @throws SyntaxError if there is one that srun has not, or that pish does not hand on
     */
    static SlurmOptions read(List<String> options) {
        List<String> words = new ArrayList<>();
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> all = Variables.ofMpich(options);
        for (int at = 0; at < all.size(); at++) {
            String word = all.get(at);
            String name = name(word);
            if (word.matches("--?g?env")) {
                String[] parts = all.get(++at).split("=", 2);
                variables.put(parts[0], parts.length == 2 ? parts[1] : all.get(++at));
            } else if (name.equals("genvlist")) {
                at++; // what srun's environment has, ranks have
            } else if (WITH_VALUE.contains(name)) {
                words.add("--" + name + "=" + (word.contains("=") ? value(word) : all.get(++at)));
            } else if (ALONE.contains(name)) {
                words.add(word.replaceFirst("^--?", "--"));
            } else if (!name.equals("genvall")) {
                throw unknown(word, name);
            }
        }
        return new SlurmOptions(List.copyOf(words), variables);
    }

    /**
     * Looks whether options fit what starts the job.
     *
     * @throws SyntaxError if not
     */
    static void check(Launcher launcher, List<String> options, List<Segment> segments) {
        if (launcher == Launcher.SLURM) {
            read(options);
            segments.forEach(segment -> read(segment.options()));
            return;
        }
        options.stream()
                .filter(word -> word.startsWith("--"))
                .filter(word -> WITH_VALUE.contains(name(word)) || name(word).equals("exclusive"))
                .findFirst()
                .ifPresent(word -> {
                    throw new SyntaxError(
                            word + " is an option of Slurm's", word, 0, word.length(), "add --launcher slurm");
                });
    }

    private static String name(String word) {
        return word.replaceFirst("^--?", "").replaceFirst("=.*", "");
    }

    private static String value(String word) {
        return word.substring(word.indexOf('=') + 1);
    }

    private static SyntaxError unknown(String word, String name) {
        String hint = LONG.containsKey(name)
                ? "--" + LONG.get(name)
                : "srun gets what says what a job needs, such as --partition, --time, --account; the rest pish sets itself";
        return new SyntaxError(word + " is not handed on to srun", word, 0, word.length(), hint);
    }
}
