package pish.mpi;

import java.util.stream.Collectors;
import pish.transport.ShellQuoting;

/** The shell text that is run for a job of Slurm's, all of it on the node of srun. */
final class SlurmScript {
    /** Slurm is often in PATH only after a login. */
    private static final String PATH = "command -v srun >/dev/null 2>&1 || . /etc/profile >/dev/null 2>&1; ";

    private static final String QUIET = " >/dev/null 2>&1; ";

    private SlurmScript() {}

    /**
     * Returns what becomes srun, after it has said {@link SlurmWord} of itself. Which kind of PMI srun is to offer is a matter of
     * which MPI the program is for.
     */
    static String start(MpiPlan plan, RankMark mark) {
        String directory = ShellQuoting.word(plan.directory());
        String input = plan.request().own().input().map(ShellQuoting::word).orElse("/dev/null");
        return PATH + "i=" + input + "; d=" + directory
                + "; q=there; if [ -z \"$d\" ]; then cd; else cd -- \"$d\" 2>/dev/null || q=directory; fi; "
                + "[ -r \"$i\" ] || q=input; command -v srun >/dev/null 2>&1 || q=none; " + HubScript.choice(plan)
                + "t=; [ $q != there ] || t=$(srun --mpi=list 2>&1); case $k:$t in mpich:*pmi2*) t=pmi2;; *:*pmix*) t=pmix;; "
                + "*:*pmi2*) t=pmi2;; *) t=-;; esac; "
                // Debian's Slurm lists what it cannot load without libpmix-dev
                + "[ $t != pmix ] || case $(srun --mpi=pmix -n 1 --test-only true 2>&1) in *'Invalid MPI type'*) t=-;; esac; "
                + "read -r p c c c c s c </proc/self/stat; "
                + "export " + RankScript.JOB + "=" + mark.digits() + " PISH_DIR=\"$PWD\"; "
                + "printf '\\001" + mark.digits() + "h%s %s %s %s %s\\n' $$ $s $q $l $t; [ $q = there ] || exit 127; "
                + "[ $t = - ] && t= || t=--mpi=$t; exec srun $t "
                + SrunCommand.arguments(plan, mark).stream()
                        .map(ShellQuoting::word)
                        .collect(Collectors.joining(" "))
                + " <\"$i\"";
    }

    /**
     * Returns what sets a variable to the job's number: of a job that has not been told yet, that which was asked for from srun's
     * session.
     */
    private static String find(SlurmWord srun, String job) {
        return PATH
                + (!job.isEmpty()
                        ? "j=" + job + "; "
                        : "j=$(squeue -h -u \"$(id -un)\" -O JobID:20,AllocSID:20,AllocNodes:80 2>/dev/null | "
                                + "while read -r j s n; do [ \"$s\" = " + srun.session()
                                + " ] && [ \"${n%%.*}\" = \"$(uname -n | cut -d. -f1)\" ] && echo \"$j\"; done); ");
    }

    /** Returns what prints the job's number, how it is and why, in a line; nothing where there is none. */
    static String ask(SlurmWord srun, String job) {
        return find(srun, job) + "[ -z \"$j\" ] || squeue -h -j $j -o '%i %T %r' 2>/dev/null";
    }

    /** Returns what sends a signal to the ranks, and to srun itself where it still waits for nodes. */
    static String signal(SlurmWord srun, String job, String name) {
        return find(srun, job) + "[ -n \"$j\" ] || kill -" + name + " " + srun.pid() + "; for n in $j; do "
                + "scancel --signal=" + name + " $n" + QUIET + "done";
    }

    /** Returns what ends the job. */
    static String kill(SlurmWord srun, String job) {
        return find(srun, job) + "for n in $j; do scancel --signal=KILL $n" + QUIET + "scancel $n" + QUIET
                + "done; [ -n \"$j\" ] || kill -TERM " + srun.pid();
    }

    /** Returns what ends it when pish is heard of no more, see {@link RankScript#watch}. */
    static String watch(SlurmWord srun, String job) {
        return "while c=$(timeout 30 dd bs=1 count=1 2>/dev/null); do case $c in .) ;; q) exit;; *) break;; esac; done; "
                + kill(srun, job);
    }

    /**
     * Returns what waits until Slurm has nothing more of the job, and ends it where that takes long. Prints, as
     * {@link RankScript#sweep} does, two numbers, of which the second is 0 when nothing is left.
     */
    static String sweep(SlurmWord srun, String job) {
        return find(srun, job)
                + "k=0; i=0; while [ -n \"$j\" ] && s=$(squeue -h -j $(echo $j | tr ' ' ,) -o %T 2>/dev/null) && "
                + "[ -n \"$s\" ] && [ $i -lt 50 ]; do i=$((i+1)); "
                + "if [ $i = 5 ]; then k=1; scancel --signal=KILL $j" + QUIET + "scancel $j" + QUIET
                + "fi; sleep 0.1; done; "
                + "case $s in ''|COMPLETING) echo $k 0;; *) echo $k 1;; esac; " + "kill -9 " + srun.pid() + QUIET;
    }
}
