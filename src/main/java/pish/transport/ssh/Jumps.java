package pish.transport.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import pish.transport.ConnectFailure;
import pish.transport.Prompter;

/**
 * Connections to the hosts on the way to others, one for all that go the same way, for as long as one of them does and a
 * while longer: logging in there may have cost somebody a password.
 */
final class Jumps implements AutoCloseable {
    /** How long a connection stays that nobody goes through. */
    static final Duration IDLE = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(Jumps.class.getName());

    private final Map<Endpoint, Way> ways = new ConcurrentHashMap<>();
    private final Opener opener;
    private final Duration idle;

    /** Opens a connection to a host on the way. */
    interface Opener {
        /** Connects and logs in; the prompter answers what the host asks. */
        SshConnection open(Endpoint hop, Prompter prompter) throws ConnectFailure;
    }

    /**
     * Prepares.
     *
     * @param idle how long a connection stays that nobody goes through
     */
    Jumps(Opener opener, Duration idle) {
        this.opener = opener;
        this.idle = idle;
    }

    /**
     * Returns streams that lead to a host.
     *
     * @param hop the host to go through; connected to where it is not yet
     * @throws ConnectFailure if the host on the way is not reached; the message names it
     */
    StreamSocket socket(Endpoint hop, String host, int port, Prompter prompter) throws ConnectFailure, IOException {
        Way way = enter(hop);
        boolean done = false;
        try {
            DirectConnection tunnel = way.connection(prompter).tunnel(host, port);
            StreamSocket socket = new StreamSocket(host, tunnel.getInputStream(), tunnel.getOutputStream(), () -> {
                way.leave();
                // it waits for the host's word
                SshConnection.WRITERS.execute(() -> close(tunnel));
            });
            socket.blame(way::lost);
            done = true;
            return socket;
        } catch (OpenFailException e) {
            String why = Reasons.clean(e.getMessage().replaceFirst("^Opening `[^`]*` channel failed: ", ""));
            throw new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, hop.node().name() + " cannot reach it: " + why);
        } catch (IOException e) {
            throw way.lost().isEmpty() ? e : new IOException(way.lost().get(), e);
        } finally {
            if (!done) {
                way.leave();
            }
        }
    }

    private Way enter(Endpoint hop) {
        while (true) {
            Way way = ways.compute(hop, (same, old) -> old == null || old.isOver() ? new Way(hop, opener, idle) : old);
            if (way.enter()) {
                return way;
            }
            ways.remove(hop, way);
        }
    }

    private static void close(DirectConnection tunnel) {
        try {
            tunnel.close();
        } catch (IOException | RuntimeException e) {
            // the way is gone, and the tunnel with it; sshj throws the latter where it was cut off in a write
            LOG.log(Level.FINE, "a tunnel ended with its way", e);
        }
    }

    @Override
    public void close() {
        ways.values().forEach(Way::close);
        ways.clear();
    }
}
