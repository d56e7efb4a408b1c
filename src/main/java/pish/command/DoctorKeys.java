package pish.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import pish.doctor.Findings;
import pish.doctor.Survey;
import pish.keys.Mesh;
import pish.keys.OwnKeys;
import pish.node.NodeSet;

/** Tries logins by key, as MPI's launchers do. */
final class DoctorKeys {
    private static final String KEYS = "keys";
    private static final String HOSTS = "known_hosts";
    private static final String BETWEEN = "keys between nodes";
    /** Above so many nodes each tries some others only. */
    private static final int MOST_TO_ALL = 8;

    private final Context context;
    private final Survey survey;
    private final Mesh mesh;

    DoctorKeys(Context context, Survey survey) {
        this.context = context;
        this.survey = survey;
        this.mesh = new Mesh(survey.answered(), List.of());
    }

    void examine(Findings findings) throws IOException {
        if (survey.isDemo()) {
            findings.skip(KEYS, "the nodes of a demo are this machine");
            return;
        }
        findings.made(KEYS);
        findings.made(HOSTS);
        context.prepare(survey.answered(), mesh::look);
        List<NodeSet> clones = mesh.clones();
        if (!clones.isEmpty()) {
            clones.forEach(same -> findings.add(
                    KEYS, same, "they have one host key: their cards are copies of one", "personalise TARGET"));
            return;
        }
        List<String> names = mesh.known().stream().toList();
        mesh.logIn(new OwnKeys(context::interrupted), mesh.known());
        holes(Mesh.OWN, names, findings);
        if (names.size() > 1 && !isMesh()) {
            findings.skip(
                    BETWEEN, "no node lets another's key in, as keys hub-only leaves it; keys setup changes that");
            return;
        }
        context.prepare(
                mesh.known(),
                work -> mesh.logIn(work, KeyLogins.targets(names, names.indexOf(work.name()), MOST_TO_ALL)));
        names.forEach(from -> holes(from, names, findings));
    }

    /** Returns whether any node has the key of another: where none has, that is how the cluster is meant to be. */
    private boolean isMesh() {
        context.prepare(mesh.leaders(), work -> mesh.key(work, false));
        AtomicBoolean some = new AtomicBoolean();
        context.prepare(mesh.leaders(), work -> {
            if (mesh.letsInAnother(work)) {
                some.set(true);
            }
        });
        return some.get();
    }

    private void holes(String from, List<String> names, Findings findings) {
        Map<String, NodeSet> holes = new TreeMap<>();
        for (String to : names) {
            Optional<String> why = mesh.login(from, to).filter(text -> !text.isEmpty());
            why.ifPresent(text -> holes.merge(reason(text), NodeSet.of(to), NodeSet::union));
        }
        NodeSet on = from.equals(Mesh.OWN) ? NodeSet.EMPTY : NodeSet.of(from);
        holes.forEach((why, to) -> {
            if (why.equals(HOSTS)) {
                findings.addSafe(HOSTS, on, "the host keys of " + to + " are not known there", "keys known-hosts");
            } else {
                String mend = on.isEmpty() ? "keys hub-only" : "keys setup";
                findings.add(KEYS, on, "cannot log in to " + to + " by key: " + why, mend);
            }
        });
    }

    /** Returns why a login failed without the address in it, so that what is alike folds. */
    private static String reason(String said) {
        if (said.contains("Host key verification failed") || said.contains("REMOTE HOST IDENTIFICATION")) {
            return HOSTS;
        }
        return said.contains("Permission denied") ? "it is not let in" : said;
    }
}
