package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import pish.doctor.Findings;
import pish.doctor.Survey;
import pish.exec.NodeSample;
import pish.machinefile.HostFile;
import pish.machinefile.StoredFile;
import pish.node.NodeSet;

/** The machinefile can be read, and has ranks run where there are nodes, and cores for them. */
final class DoctorMachineFile {
    private static final String NAME = "machinefile";

    private final Context context;
    private final Survey survey;

    DoctorMachineFile(Context context, Survey survey) {
        this.context = context;
        this.survey = survey;
    }

    void examine(Findings findings) throws IOException {
        Path path = context.machineFile().path();
        StoredFile stored = StoredFile.read(path);
        if (!stored.present()) {
            findings.skip(NAME, "there is none here: machinefile from @up makes one");
            return;
        }
        findings.made(NAME);
        HostFile file = HostFile.of(path, stored.text(), Optional.empty());
        if (!file.faults().isEmpty()) {
            String what = path + ", line " + file.faults().get(0).line() + ": "
                    + file.faults().get(0).message();
            findings.add(NAME, NodeSet.EMPTY, what, "machinefile check");
            return;
        }
        for (Map.Entry<String, Integer> slots : file.slots().entrySet()) {
            examine(path, slots.getKey(), slots.getValue(), findings);
        }
    }

    private void examine(Path path, String host, int slots, Findings findings) {
        if (!MachineFileView.isKnown(context.cluster(), host)) {
            String what = path + " names " + host + ", which is no node";
            findings.addSafe(NAME, NodeSet.EMPTY, what, "machinefile remove " + host);
            return;
        }
        Optional.ofNullable(survey.nodes().get(host))
                .flatMap(facts -> facts.one("sample"))
                .flatMap(NodeSample::parse)
                .filter(sample -> slots > sample.cores())
                .ifPresent(sample -> {
                    String what = path + " gives it " + slots + " slots, and it has " + cores(sample.cores());
                    String mend = "machinefile set TARGET slots=" + sample.cores();
                    findings.addSafe(NAME, NodeSet.of(host), what, mend);
                });
    }

    private static String cores(int cores) {
        return cores == 1 ? "1 core" : cores + " cores";
    }
}
