package pish.mpi;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pish.syntax.Nearest;

/**
 * What is known of mpiexec's options, by their names without hyphens: Hydra's (src/pm/hydra, ui/mpich/utils.c of MPICH 4.0.2)
 * those of Open MPI's mpirun(1), 4.1, and those that {@link SlurmOptions} knows.
 */
final class MpiexecOptions {
    /** Those that are read here, to which mpiexec gets its own. */
    private static final Set<String> OWN =
            words("n np c ppn npernode N f hostfile machinefile host hosts hostlist machine "
                    + "machines machinelist H wdir wd dry-run push output-dir mpi launcher map-by bynode genv env");
    /** Of the whole job, with two values. */
    private static final Set<String> TWO = words("mca gmca");
    /** Of the whole job, with one value. */
    private static final Set<String> ONE =
            words("genvlist output-from launcher-exec rmk topolib binding bind-to membind demux "
                    + "iface nameserver order-nodes localhost usize gpus-per-proc "
                    + "x am cpu-set cpu-list cpus-per-proc cpus-per-rank npersocket rank-by rf rankfile max-vm-size default-hostfile "
                    + "output-filename stdin xml-file timeout prefix tune preload-files launch-agent personality "
                    + "max-restarts ompi-server report-events report-pid report-uri cartofile cf ppr");
    /** Of one program, with one value. */
    private static final Set<String> LOCAL = words("envlist path");
    /** Without a value. */
    private static final Set<String> FLAGS = words(
            "genvnone genvall envnone envall enable-x disable-x profile v vv verbose "
                    + "print-all-exitcodes disable-auto-cleanup dac enable-auto-cleanup disable-hostname-propagation "
                    + "enable-hostname-propagation pmi-port skip-launch-node "
                    + "q quiet display-map display-allocation display-devel-map display-topo output-proctable novm pernode bycore "
                    + "byslot nolocal nooversubscribe oversubscribe bind-to-core bind-to-socket bind-to-none report-bindings "
                    + "merge-stderr-to-stdout xml noprefix s preload-binary get-stack-traces allow-run-as-root continuous "
                    + "disable-recovery enable-recovery index-argv-by-rank leave-session-attached do-not-resolve "
                    + "report-child-jobs-separately show-progress use-hwthread-cpus debug-devel d debug-daemons report-state-on-timeout");
    /** Those that mark each line with its rank. */
    private static final Set<String> MARKS = words("l prepend-rank tag-output timestamp-output");

    private static final String EACH = "--output-dir DIR keeps what each rank prints in files";
    private static final String MANUAL = "help mpiexec shows what can be given here";
    /** What cannot be given, with what can be done in its place. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("prepend-pattern", "every line is attributed to its rank anyhow: set output live shows it"),
            Map.entry("outfile-pattern", EACH),
            Map.entry("errfile-pattern", EACH),
            Map.entry("outfile", EACH),
            Map.entry("errfile", EACH),
            Map.entry("configfile", "write its segments into the line, with : between them"),
            Map.entry("bootstrap", "pish starts the job over its own connections"),
            Map.entry("bootstrap-exec", "pish starts the job over its own connections"),
            Map.entry("xterm", "set output live shows which rank says what"),
            Map.entry("help", MANUAL),
            Map.entry("h", MANUAL),
            Map.entry("version", "ask a node: @hub: mpiexec --version"),
            Map.entry("V", "ask a node: @hub: mpiexec --version"),
            Map.entry("info", "ask a node: @hub: mpiexec -info"));

    private MpiexecOptions() {}

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    /** Returns what to do in place of an option that cannot be given, if it is one. */
    static Optional<String> instead(String name) {
        return Optional.ofNullable(REFUSED.get(name));
    }

    /** Returns whether an option asks for what pish does anyhow, and is better not handed on. */
    static boolean isNeedless(String name) {
        return MARKS.contains(name);
    }

    /** Returns how many values follow an option that is handed on, from 0 to 2; 0 for one that is not known. */
    static int values(String name) {
        return TWO.contains(name)
                ? 2
                : ONE.contains(name) || LOCAL.contains(name) || SlurmOptions.takesValue(name) ? 1 : 0;
    }

    /** Returns whether an option that is handed on is of one program only. */
    static boolean isLocal(String name) {
        return LOCAL.contains(name) || name.startsWith("env");
    }

    /** Returns whether an option that is handed on is one of either mpiexec. */
    static boolean isKnown(String name) {
        return FLAGS.contains(name) || values(name) > 0;
    }

    /** Returns the option that was perhaps meant by one that is not known, with its hyphens. */
    static Optional<String> meant(String word) {
        String hyphens = word.startsWith("--") ? "--" : "-";
        if (word.length() == hyphens.length() + 1) {
            // one letter is like any other; this is the one that most people want
            return Optional.of("-n");
        }
        List<String> names = Stream.of(OWN, ONE, TWO, LOCAL, FLAGS)
                .flatMap(Set::stream)
                // of -N and -n it is the small one that is meant more often
                .sorted(Comparator.reverseOrder())
                .toList();
        return Nearest.nearest(word.substring(hyphens.length()), names).map(name -> hyphens + name);
    }
}
