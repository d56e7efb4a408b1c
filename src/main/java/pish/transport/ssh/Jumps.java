package pish.transport.ssh;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import pish.transport.ConnectFailure;

/**
 * Connections to the hosts on the way to others, one for all that go the same way: sshd's MaxStartups drops hosts that
 * connect too often at once.
 */
final class Jumps implements AutoCloseable {
    private final Map<Endpoint, CompletableFuture<SshConnection>> open = new ConcurrentHashMap<>();
    private final Opener opener;

    /** Opens a connection to a host on the way. */
    interface Opener {
        SshConnection open(Endpoint hop) throws ConnectFailure;
    }

    Jumps(Opener opener) {
        this.opener = opener;
    }

    /**
     * Returns streams that lead to a host.
     *
     * @param hop the host to go through; connected to where it is not yet
     * @throws ConnectFailure if the host on the way is not reached; the message names it
     */
    StreamSocket socket(Endpoint hop, String host, int port) throws ConnectFailure, IOException {
        SshConnection connection = connection(hop);
        try {
            DirectConnection tunnel = connection.tunnel(host, port);
            return new StreamSocket(host, tunnel.getInputStream(), tunnel.getOutputStream(), tunnel);
        } catch (OpenFailException e) {
            String why = Reasons.clean(e.getMessage().replaceFirst("^Opening `[^`]*` channel failed: ", ""));
            throw new ConnectFailure(
                    ConnectFailure.Kind.UNREACHABLE, hop.node().address() + " cannot reach it: " + why);
        }
    }

    private SshConnection connection(Endpoint hop) throws ConnectFailure {
        CompletableFuture<SshConnection> mine = new CompletableFuture<>();
        CompletableFuture<SshConnection> there =
                open.compute(hop, (same, old) -> old == null || isOver(old) ? mine : old);
        if (there == mine) {
            try {
                mine.complete(opener.open(hop));
            } catch (ConnectFailure | RuntimeException e) {
                // those who wait for it share the failure; whoever comes later tries anew
                mine.completeExceptionally(e);
            }
        }
        try {
            return there.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ConnectFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static boolean isOver(CompletableFuture<SshConnection> connection) {
        return connection.isDone()
                && (connection.isCompletedExceptionally() || !connection.join().isOpen());
    }

    @Override
    public void close() {
        for (CompletableFuture<SshConnection> connection : open.values()) {
            if (connection.isDone() && !isOver(connection)) {
                connection.join().close();
            }
        }
        open.clear();
    }
}
