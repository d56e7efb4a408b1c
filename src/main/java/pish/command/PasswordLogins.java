package pish.command;

import java.io.IOException;
import java.util.List;
import pish.exec.Event;
import pish.exec.Outcome;
import pish.keys.Mesh;
import pish.keys.OwnKeys;
import pish.node.NodeSet;
import pish.setup.PasswordLock;
import pish.transport.ExitStatus;

/** Turns login by password off where login by key is proven, before and after. */
final class PasswordLogins {
    /** What a node waits at least for the proof before it undoes the change by itself. */
    private static final int LEAST_SECONDS = 20;

    private static final int SECONDS_A_NODE = 3;

    private final Context context;
    private final Invocation invocation;
    private final OwnKeys own;

    PasswordLogins(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
        this.own = new OwnKeys(context::interrupted);
    }

    ExitStatus run() throws IOException {
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        boolean undo = invocation.options().hasOption("undo");
        String what = undo ? "let passwords in again" : "let nobody in by password, once a login by key has succeeded";
        if (context.settings().on(Setting.DRY_RUN) || invocation.options().hasOption("n")) {
            context.emit(new Event.Text(nodes + " (" + nodes.size() + "): " + what));
            return ExitStatus.OK;
        }
        String question = "Have " + nodes + " " + what + "?";
        if (!invocation.options().hasOption("y") && !context.confirm(question)) {
            say("nothing was changed; keys lock-passwords -y asks nothing");
            return new ExitStatus(1);
        }
        return undo ? context.broadcast(nodes, PasswordLock.undo()).status() : lock(nodes);
    }

    private ExitStatus lock(NodeSet nodes) throws IOException {
        NodeSet connected = context.connect(nodes);
        Mesh mesh = new Mesh(connected, List.of());
        context.prepare(connected, mesh::look);
        NodeSet proven = letIn(mesh, mesh.known());
        NodeSet unproven = connected.minus(proven);
        if (!unproven.isEmpty()) {
            say("not changed, since no login by key works there: " + unproven + "; keys hub-only " + unproven);
        }
        ExitStatus status = proven.equals(nodes) ? ExitStatus.OK : new ExitStatus(1);
        if (proven.isEmpty() || context.interrupted()) {
            return status;
        }
        int seconds = LEAST_SECONDS + SECONDS_A_NODE * proven.size();
        Outcome locked = context.broadcast(proven, PasswordLock.lock(seconds));
        return status.max(locked.status()).max(prove(mesh, locked.ok()));
    }

    /** Tries logins by key anew: where one succeeds the change stays. */
    private ExitStatus prove(Mesh mesh, NodeSet locked) throws IOException {
        NodeSet good = letIn(mesh, locked);
        NodeSet bad = locked.minus(good);
        ExitStatus status = bad.isEmpty() ? ExitStatus.OK : new ExitStatus(1);
        if (!good.isEmpty()) {
            status = status.max(context.broadcast(good, PasswordLock.keep()).status());
        }
        if (!bad.isEmpty()) {
            say("undone, since no login by key works there any more: " + bad);
            context.broadcast(bad, PasswordLock.undo());
        }
        return status;
    }

    /** Returns which nodes let this machine in by a key, on connections of their own. */
    private NodeSet letIn(Mesh mesh, NodeSet nodes) throws IOException {
        if (nodes.isEmpty()) {
            return nodes;
        }
        mesh.logIn(own, nodes);
        return NodeSet.of(nodes.stream()
                .filter(node ->
                        mesh.login(Mesh.OWN, node).filter(String::isEmpty).isPresent())
                .toList());
    }

    private void say(String text) {
        context.emit(new Event.Message(Event.Severity.ERROR, text));
    }
}
