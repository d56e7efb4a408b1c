package pish.doctor;

import java.util.Map;
import java.util.Optional;
import pish.node.NodeSet;

/** Ranks of one program can meet only where all nodes have one MPI, in one version. */
final class MpiCheck implements Check {
    private static final String MPICH = "MPICH";
    private static final String OPEN_MPI = "Open MPI";

    @Override
    public String name() {
        return "MPI";
    }

    @Override
    public void examine(Survey survey, Findings findings) {
        Map<String, NodeSet> started = survey.by(facts -> facts.one("mpiexec"));
        NodeSet installed = survey.where(facts -> facts.has("mpi"));
        if (started.isEmpty() && installed.isEmpty()) {
            findings.skip(name(), "no node has mpiexec");
            return;
        }
        Optional<String> usual = started.keySet().stream().findFirst();
        NodeSet without = survey.answered().minus(survey.where(facts -> facts.has("mpiexec")));
        if (!without.isEmpty()) {
            findings.add(
                    name(),
                    without,
                    "no mpiexec",
                    "setup " + usual.map(MpiCheck::part).orElse("mpich") + " TARGET");
        }
        started.forEach((mpi, nodes) -> {
            if (!mpi.equals(usual.orElseThrow())) {
                String what = "mpiexec is " + mpi + ", elsewhere " + usual.get();
                findings.add(name(), nodes, what, mend(mpi, usual.get()));
            }
        });
        survey.nodes().forEach((node, facts) -> fight(node, facts, findings));
    }

    /** Both can be installed; then a program that was built for one and is started by the other runs as rank 0 of 1. */
    private void fight(String node, NodeFacts facts, Findings findings) {
        Optional<String> mpich = installed(facts, MPICH);
        Optional<String> openMpi = installed(facts, OPEN_MPI);
        if (mpich.isPresent() && openMpi.isPresent()) {
            boolean open =
                    facts.one("mpiexec").filter(mpi -> mpi.startsWith(OPEN_MPI)).isPresent();
            String what = mpich.get() + " and " + openMpi.get() + " are both installed, and mpiexec is "
                    + (open ? OPEN_MPI : MPICH) + "'s";
            String mend = "pish starts the one that a program is linked to; set mpi mpich has it start MPICH always";
            findings.add(name(), NodeSet.of(node), what, mend);
        }
    }

    private static Optional<String> installed(NodeFacts facts, String mpi) {
        return facts.all("mpi").stream().filter(text -> text.startsWith(mpi)).findFirst();
    }

    private static String mend(String mpi, String usual) {
        boolean same = family(mpi).equals(family(usual));
        return same
                ? "setup " + part(usual) + " TARGET"
                : "setup " + part(usual) + " TARGET, and start it by --mpi " + part(usual);
    }

    private static String family(String mpi) {
        return mpi.startsWith(OPEN_MPI) ? OPEN_MPI : MPICH;
    }

    /** Returns the word by which setup and --mpi know it. */
    private static String part(String mpi) {
        return mpi.startsWith(OPEN_MPI) ? "openmpi" : "mpich";
    }
}
