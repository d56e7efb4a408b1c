package pish;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Logger;
import pish.node.Node;
import pish.transport.ConnectFailure;
import pish.transport.Connection;
import pish.transport.HostKey;
import pish.transport.Prompter;
import pish.transport.Transport;
import pish.transport.UnknownHostKey;

/** A transport that logs what it does, and is made when it is first used, so that start-up files can still say how. */
final class LoggedTransport implements Transport {
    private static final Logger LOG = Logger.getLogger(LoggedTransport.class.getName());

    private final Supplier<Transport> maker;
    private Transport made;

    LoggedTransport(Supplier<Transport> maker) {
        this.maker = maker;
    }

    private synchronized Transport made() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    @Override
    public Connection open(Node node, Prompter prompter) throws ConnectFailure {
        long start = System.nanoTime();
        LOG.fine(() -> node.name() + ": connecting to " + node.address() + " port " + node.effectivePort());
        try {
            Connection connection = made().open(node, prompter);
            LOG.fine(() -> node.name() + ": connected after " + millisSince(start) + " ms");
            return new LoggedConnection(node.name(), connection);
        } catch (ConnectFailure e) {
            LOG.fine(() -> node.name() + ": failed after " + millisSince(start) + " ms: " + e.getMessage());
            throw e;
        }
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Override
    public HostKey hostKey(Node node) throws ConnectFailure {
        return made().hostKey(node);
    }

    @Override
    public List<String> forgetHostKeys(Node node) throws IOException {
        return made().forgetHostKeys(node);
    }

    @Override
    public void trust(Collection<UnknownHostKey> keys) throws IOException {
        made().trust(keys);
    }

    @Override
    public boolean takesPassword(Node node, char[] password) {
        return made().takesPassword(node, password);
    }

    @Override
    public void setPassword(Node node, char[] password) {
        made().setPassword(node, password);
    }

    @Override
    public void setPasswordOnTheWay(Node host, char[] password) {
        made().setPasswordOnTheWay(host, password);
    }

    @Override
    public synchronized List<String> remarks() {
        return made == null ? List.of() : made.remarks();
    }

    @Override
    public void forgetPassword(Node node) {
        made().forgetPassword(node);
    }

    @Override
    public synchronized void close() {
        if (made != null) {
            made.close();
        }
    }
}
