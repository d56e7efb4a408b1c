package pish.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import pish.node.Node;
import pish.node.NodeSet;
import pish.transport.Shells;

/** Nodes of this machine, and broadcasts over them. */
final class BroadcastFixture implements AutoCloseable {
    final LocalTransport transport;
    final Links links;
    /** Of the command that runs. */
    Cancellation cancellation = new Cancellation();

    BroadcastFixture(Path folder, Shells kind, int fanout) {
        transport = new LocalTransport(folder, kind);
        links = new Links(Node::of, transport, fanout);
    }

    static NodeSet nodes(String... names) {
        return NodeSet.of(List.of(names));
    }

    /** Runs a command to its end on every node. */
    Outcome run(NodeSet nodes, String command, BroadcastOptions options, EventLog log) throws InterruptedException {
        return run(nodes, command, options, log, new Cancellation());
    }

    /** The same, with somebody who may press Ctrl-C. */
    Outcome run(NodeSet nodes, String command, BroadcastOptions options, EventLog log, Cancellation presses)
            throws InterruptedException {
        cancellation = presses;
        return new Broadcast(links, nodes, command, options, log, Asker.NOBODY, presses).run();
    }

    /** Runs a command on one node and returns what it printed. */
    String run(String node, String command) throws InterruptedException {
        EventLog log = new EventLog();
        run(nodes(node), command, BroadcastOptions.DEFAULT, log);
        return log.out();
    }

    static BroadcastOptions timeout(long millis) {
        return new BroadcastOptions(Duration.ofMillis(millis), 0);
    }

    static BroadcastOptions atOnce(int nodes) {
        return new BroadcastOptions(Duration.ZERO, nodes);
    }

    @Override
    public void close() {
        links.close();
    }
}
