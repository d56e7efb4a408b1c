package pish.transport.ssh;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.transport.TransportException;

/** How long a node takes to answer the smallest question there is: a global request, as keepalives are. */
final class RoundTrip {
    private RoundTrip() {}

    /** Asks, and returns how long the answer took; empty where none comes within the limit. */
    static Optional<Duration> measure(SSHClient client, Duration limit) {
        long begun = System.nanoTime();
        Promise<SSHPacket, ConnectionException> answer;
        try {
            answer = client.getConnection().sendGlobalRequest(KeepAlive.REQUEST, true, new byte[0]);
        } catch (TransportException e) {
            return Optional.empty();
        }
        try {
            answer.retrieve(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ConnectionException e) {
            // servers refuse a request that they do not know, which answers the question
            if (!answer.inError() || !client.isConnected()) {
                return Optional.empty();
            }
        }
        return Optional.of(Duration.ofNanos(System.nanoTime() - begun));
    }
}
