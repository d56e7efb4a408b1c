package pish.mpi;

import java.util.List;
import java.util.stream.Collectors;
import pish.transport.ShellQuoting;

/** The shell text that starts mpiexec: finds out whose is to be started, says so with {@link HubWord}, and becomes it. */
final class HubScript {
    private HubScript() {}

    /**
     * Returns it. Where both MPIs are there and none is named, the one is taken that the first program is linked to, else the
     * one that mpiexec is. Open MPI refuses to run as root, except in a demo, which changes nothing on this machine. Its mpiexec
     * waits for a line on standard input before it begins.
     *
     * @param folder what the relays' folders begin with
     */
    static String of(MpiPlan plan, RankMark mark, String folder) {
        String directory = ShellQuoting.word(plan.directory());
        String input = plan.request().own().input().map(ShellQuoting::word).orElse("/dev/null");
        // whoever can start MPICH's ranks without mpiexec does not say that it is to go on
        String going = plan.whyHydra().isPresent() ? "" : "read -r go || exit 0; ";
        return "[ -z \"$PISH_DEMO\" ] || export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1; i=" + input
                + "; d=" + directory
                + "; if [ -z \"$d\" ]; then cd; else cd -- \"$d\" 2>/dev/null; fi; "
                + choice(plan)
                + "case $k in mpich) p=$h;; *) p=$o;; esac; [ -r \"$i\" ] || w=input; "
                + "[ -n \"$p\" ] || w=none; "
                + "set -- $SSH_CONNECTION; case $3 in 127.*|*:*) ;; *) export PISH_ADDRESS=\"$3\";; esac; "
                + "export " + RankScript.JOB + "=" + mark.digits() + " PISH_DIR=\"$PWD\"; "
                + "printf '\\001" + mark.digits() + "h%s %s %s %s %s %s\\n' $$ $k $b $w $l \"$SSH_CONNECTION\"; "
                + "case $w in none|input) read -r go; exit 127;; esac; case $i in /*) ;; *) i=$PWD/$i;; esac; "
                + "exec 5<\"$i\"; cd /; "
                + "if [ $k = mpich ]; then " + going + "exec $p " + words(HydraCommand.arguments(plan, mark))
                + " <&5 5<&-; fi; "
                + "export PISH_RELAY=" + ShellQuoting.word(Relay.folder(folder, plan.hub()))
                + (plan.placement().node(0).equals(plan.hub()) ? "; export PISH_INPUT=\"$i\"; exec 5</dev/null" : "")
                + "; read -r go && exec $p "
                + words(OrteCommand.arguments(plan, mark)) + " <&5 5<&-";
    }

    /**
     * Returns what sets variables: k to the word of the MPI that is taken, l to that of the one that the first program is linked to
     * or a hyphen, b to 1 where there was a choice, w to why; h and o to whose mpiexec are there.
     */
    static String choice(MpiPlan plan) {
        String program = ShellQuoting.word(plan.request().segments().get(0).program());
        return "f() { for p in \"$@\"; do command -v $p >/dev/null 2>&1 && return; done; p=; }; "
                + "f mpiexec.hydra mpiexec.mpich; h=$p; f orterun mpiexec.openmpi; o=$p; b=0; w=only; "
                + "k=" + plan.request().own().mpi().map(Mpi::word).orElse("auto") + "; "
                + "case " + program + " in */*) l=$(grep -aoE 'lib(mpich|mpi)\\.so\\.[0-9]+' " + program
                + " 2>/dev/null);; *) l=;; esac; "
                + "case $l in *libmpich*|*libmpi.so.12*) l=mpich;; *libmpi*) l=openmpi;; *) l=-;; esac; "
                + "if [ $k != auto ]; then w=asked; elif [ -z \"$o\" ]; then k=mpich; elif [ -z \"$h\" ]; then k=openmpi; "
                + "else b=1; if [ $l != - ]; then w=linked; k=$l; else w=mpiexec; "
                + "case $(readlink -f \"$(command -v mpiexec)\") in *hydra*|*mpich*) k=mpich;; *) k=openmpi;; esac; fi; fi; ";
    }

    private static String words(List<String> words) {
        return words.stream().map(ShellQuoting::word).collect(Collectors.joining(" "));
    }
}
