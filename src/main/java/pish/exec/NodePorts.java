package pish.exec;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import pish.transport.Caller;
import pish.transport.Connection;

/** The ports at which nodes listen for programs of their own, one a connection, from when it is first needed on. */
final class NodePorts {
    private final Map<String, Port> ports = new ConcurrentHashMap<>();

    /**
     * Has a node listen, see {@link Connection#listen}, unless it does; blocks.
     *
     * @param callers the same at each call
     * @return the port
     * @throws IOException if there is no connection, or the node does not allow that
     */
    int of(Link link, Function<Caller, Caller.Listener> callers) throws IOException {
        Connection open = link.open();
        if (open == null) {
            throw new IOException("not connected");
        }
        return ports.computeIfAbsent(link.node().name(), unseen -> new Port()).on(open, callers);
    }

    private static final class Port {
        private Connection on;
        private int number;

        synchronized int on(Connection open, Function<Caller, Caller.Listener> callers) throws IOException {
            if (on != open) {
                number = open.listen(callers);
                on = open;
            }
            return number;
        }
    }
}
