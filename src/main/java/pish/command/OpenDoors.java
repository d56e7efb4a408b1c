package pish.command;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import pish.exec.DefaultPassword;
import pish.exec.Event;
import pish.node.NodeSet;

/** Nodes that anybody could log in to. */
final class OpenDoors {
    private OpenDoors() {}

    /** Names those of some connected nodes where the password that boards came with still works, and how to change that. */
    static void warn(Context context, NodeSet nodes) {
        if (nodes.isEmpty() || context.interrupted()) {
            return;
        }
        Set<String> open = ConcurrentHashMap.newKeySet();
        context.prepare(nodes, work -> {
            if (DefaultPassword.opens(context.links(), work.name())) {
                open.add(work.name());
            }
        });
        if (!open.isEmpty()) {
            String where = NodeSet.of(open).toString();
            context.emit(new Event.Message(
                    Event.Severity.WARNING,
                    where + ": everybody knows the password " + DefaultPassword.TEXT + " of pi there: passwd "
                            + where));
        }
    }
}
