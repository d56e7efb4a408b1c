package pish.transport;

import java.io.IOException;
import java.util.Collection;
import java.util.function.Supplier;
import pish.node.Node;

/** A transport that is made when it is first used: making one costs more than a prompt may wait. */
public final class DeferredTransport implements Transport {
    private final Supplier<Transport> maker;
    private Transport made;

    /**
     * Makes nothing yet.
     *
     * @param maker makes the transport, once
     */
    public DeferredTransport(Supplier<Transport> maker) {
        this.maker = maker;
    }

    private synchronized Transport transport() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    @Override
    public Connection open(Node node) throws ConnectFailure {
        return transport().open(node);
    }

    @Override
    public void trust(Collection<UnknownHostKey> keys) throws IOException {
        transport().trust(keys);
    }

    @Override
    public void setPassword(Node node, char[] password) {
        transport().setPassword(node, password);
    }

    @Override
    public void forgetPassword(Node node) {
        transport().forgetPassword(node);
    }

    @Override
    public synchronized void close() {
        if (made != null) {
            made.close();
        }
    }
}
