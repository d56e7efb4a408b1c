package pish.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import pish.exec.Event;
import pish.exec.NodeTask;
import pish.exec.NodeWork;
import pish.exec.Outcome;
import pish.keys.Changes;
import pish.keys.Mesh;
import pish.keys.OwnKeys;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** One call of {@code keys}. */
final class KeyCall {
    /** Above so many nodes a login from each to each takes longer than it is worth. */
    private static final int MOST_TO_TRY = 64;

    private final Context context;
    private final Invocation invocation;
    private final OwnKeys own;

    KeyCall(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
        this.own = new OwnKeys(context::interrupted);
    }

    /**
     * Lets nodes log in to each other.
     *
     * @param all or only this machine to them
     */
    ExitStatus setUp(boolean all) throws IOException {
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            return name(nodes, all ? "let them log in to each other" : "let this machine log in");
        }
        boolean write = !invocation.options().hasOption("n");
        if (all && nodes.size() > MOST_TO_TRY) {
            say(Event.Severity.INFO, nodes.size() + " nodes: pish and mpiexec need no more than keys hub-only");
        }
        Mesh mesh = new Mesh(nodes, own.keys(write));
        try {
            return setUp(mesh, nodes, all, write);
        } finally {
            if (write) {
                context.prepare(mesh.known(), mesh::unmark);
            }
        }
    }

    private ExitStatus setUp(Mesh mesh, NodeSet nodes, boolean all, boolean write) throws IOException {
        if (!look(mesh, nodes, write, all)) {
            return new ExitStatus(1);
        }
        if (all) {
            context.prepare(mesh.leaders(), work -> mesh.key(work, write));
        }
        Outcome installed =
                each(mesh.leaders(), work -> work.say(text(mesh, work, mesh.install(work, all, write), all, write)));
        ExitStatus status = reached(mesh, nodes).max(installed.status());
        if (context.interrupted() || !write) {
            return status;
        }
        mesh.know(own, true);
        status = status.max(new KeyLogins(context, mesh).show(mesh.known(), all, own));
        OpenDoors.warn(context, mesh.known());
        return status;
    }

    /** Has nodes and this machine know the host keys of all, and changes nothing else. */
    ExitStatus introduce() throws IOException {
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            return name(nodes, "let them know each other's host keys");
        }
        boolean write = !invocation.options().hasOption("n");
        Mesh mesh = new Mesh(nodes, List.of());
        try {
            if (!look(mesh, nodes, write, true)) {
                return new ExitStatus(1);
            }
            Outcome introduced = each(mesh.leaders(), work -> work.say(text(mesh.introduce(work, write))));
            mesh.know(own, write);
            return reached(mesh, nodes).max(introduced.status());
        } finally {
            if (write) {
                context.prepare(mesh.known(), mesh::unmark);
            }
        }
    }

    /** Has nodes tell of themselves; returns whether they can be told apart. */
    private boolean look(Mesh mesh, NodeSet nodes, boolean write, boolean all) {
        NodeSet reached = context.connect(nodes);
        if (write) {
            context.prepare(reached, mesh::mark);
        }
        context.prepare(reached, mesh::look);
        List<NodeSet> clones = all ? mesh.clones() : List.of();
        if (!clones.isEmpty()) {
            NodeSet same = clones.get(0);
            say(
                    Event.Severity.ERROR,
                    same.size() + " boards answer with one host key, " + same + ": personalise " + same + " first");
        }
        return clones.isEmpty();
    }

    private static ExitStatus reached(Mesh mesh, NodeSet nodes) {
        return mesh.known().equals(nodes) ? ExitStatus.OK : ExitStatus.UNREACHABLE;
    }

    private static String text(Mesh mesh, NodeWork work, Changes changes, boolean all, boolean write) {
        String made = all && !write && !mesh.hasKey(work.name()) ? "a new key, " : "";
        return made + text(changes);
    }

    private static String text(Changes changes) {
        String keys = changes.keys() == 0 ? "" : lines(changes.keys()) + " of authorized_keys";
        String hosts = changes.hosts() == 0 ? "" : lines(changes.hosts()) + " of known_hosts";
        return changes.none() ? "nothing to change" : keys + (keys.isEmpty() || hosts.isEmpty() ? "" : ", ") + hosts;
    }

    private static String lines(int count) {
        return count == 1 ? "1 line" : count + " lines";
    }

    /** Gives nodes new keys; the old ones are let in until the new ones are seen to work. */
    ExitStatus rotate() throws IOException {
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (context.settings().on(Setting.DRY_RUN) || invocation.options().hasOption("n")) {
            return name(nodes, "new keys in place of those they have");
        }
        Mesh mesh = new Mesh(nodes, own.keys(true));
        try {
            if (!look(mesh, nodes, true, true)) {
                return new ExitStatus(1);
            }
            context.prepare(mesh.leaders(), mesh::nextKey);
            Outcome installed = each(mesh.leaders(), work -> mesh.install(work, true, true));
            ExitStatus status = reached(mesh, nodes).max(installed.status());
            if (!status.ok() || context.interrupted()) {
                say(Event.Severity.ERROR, "no key was changed: the new ones are not on all nodes; keys rotate goes on");
                return status;
            }
            context.prepare(mesh.leaders(), mesh::turn);
            status = new KeyLogins(context, mesh).show(mesh.known(), true, own);
            if (!status.ok() || context.interrupted()) {
                say(Event.Severity.ERROR, "the old keys are still let in; keys rotate once more takes them out");
                return status;
            }
            return each(mesh.leaders(), work -> work.say(lines(mesh.forgetOld(work)) + " of old keys taken out"))
                    .status();
        } finally {
            context.prepare(mesh.known(), mesh::unmark);
        }
    }

    /** Tries who can log in where. */
    ExitStatus status() throws IOException {
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            return name(nodes, "try who can log in where");
        }
        Mesh mesh = new Mesh(nodes, List.of());
        context.prepare(context.connect(nodes), mesh::look);
        return reached(mesh, nodes).max(new KeyLogins(context, mesh).show(mesh.known(), true, own));
    }

    /** Has all other nodes let one in no more. */
    ExitStatus revoke() throws IOException {
        String argument = invocation.one("the node to lock out", "keys revoke pi03");
        NodeSet gone = invocation.reading(argument, context::resolve);
        NodeSet others = context.cluster().all().minus(gone);
        if (context.settings().on(Setting.DRY_RUN) || invocation.options().hasOption("n")) {
            return name(others, "let " + gone + " in no more");
        }
        String question = "Take the keys of " + gone + " out of the files of " + others + "?";
        if (!invocation.options().hasOption("y") && !context.confirm(question)) {
            say(Event.Severity.ERROR, "nothing was changed; keys revoke -y asks nothing");
            return new ExitStatus(1);
        }
        Mesh mesh = new Mesh(context.cluster().all(), List.of());
        context.prepare(context.connect(gone), mesh::look);
        context.prepare(mesh.known(), work -> mesh.key(work, false));
        return each(others, work -> {
                    int changed = 0;
                    for (String node : gone) {
                        Changes changes = mesh.revoke(work, node);
                        changed += changes.keys() + changes.hosts();
                    }
                    work.say(lines(changed) + " taken out");
                })
                .status();
    }

    /** Says what would be done. */
    private ExitStatus name(NodeSet nodes, String what) {
        context.emit(new Event.Text(nodes + " (" + nodes.size() + "): " + what));
        return ExitStatus.OK;
    }

    /** Does something on nodes and shows what comes of it. */
    private Outcome each(NodeSet nodes, NodeTask task) {
        AtomicInteger done = new AtomicInteger();
        return context.onEach(
                nodes,
                invocation.statement().raw(),
                counted(task, done),
                () -> new Event.Progress(done.get(), nodes.size()));
    }

    private static NodeTask counted(NodeTask task, AtomicInteger done) {
        return work -> {
            task.run(work);
            done.incrementAndGet();
        };
    }

    private void say(Event.Severity severity, String text) {
        context.emit(new Event.Message(severity, text));
    }
}
