package pish.transport.ssh;

import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import pish.node.FileFault;
import pish.node.Node;

/**
 * Judges the host key of one connection while keys are exchanged, and keeps the verdict. It never waits for a person:
 * an unknown key fails the connection, its verdict says what to ask, and once {@link KnownHosts#add} has it, a new
 * connection succeeds. sshj's own check of certificates has to be off ({@code setVerifyHostKeyCertificates(false)}):
 * it knows no HostKeyAlias and refuses where ssh falls back to the key within.
 */
final class HostKeyCheck implements HostKeyVerifier {
    private final KnownHosts knownHosts;
    private final String host;
    private final int port;
    private final String alias;
    private final boolean acceptNew;
    private volatile HostKeyVerdict verdict;
    private volatile String problem;

    /**
     * Prepares the check for one connection.
     *
     * @param node where the connection goes
     * @param acceptNew whether a host of which nothing is known is accepted and added
     */
    HostKeyCheck(KnownHosts knownHosts, Node node, boolean acceptNew) {
        this.knownHosts = knownHosts;
        host = node.address();
        port = node.effectivePort();
        alias = node.hostKeyAlias();
        this.acceptNew = acceptNew;
    }

    /** Returns what was found, once the server has shown its key. */
    Optional<HostKeyVerdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    /** Returns why the key was refused, in one line for a person; nothing where it was accepted or not yet seen. */
    Optional<String> refusal() {
        HostKeyVerdict found = verdict;
        if (found instanceof HostKeyVerdict.Unknown unknown) {
            return acceptNew ? Optional.empty() : Optional.of(unknown.message());
        }
        if (found instanceof HostKeyVerdict.Changed changed) {
            return Optional.of(changed.message());
        }
        return found instanceof HostKeyVerdict.Revoked revoked ? Optional.of(revoked.message()) : Optional.empty();
    }

    /** Returns why an accepted key could not be kept, in one line. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Called by sshj, at every key exchange. The names given are those of the socket, not of the node. */
    @Override
    public boolean verify(String hostname, int remotePort, PublicKey key) {
        verdict = knownHosts.check(host, port, alias, key);
        if (verdict instanceof HostKeyVerdict.Unknown unknown && acceptNew) {
            keep(unknown);
            return true;
        }
        return verdict instanceof HostKeyVerdict.Known;
    }

    private void keep(HostKeyVerdict.Unknown unknown) {
        try {
            knownHosts.add(unknown);
        } catch (IOException failed) {
            problem = "cannot keep the host key of " + unknown.name() + ": " + FileFault.reason(failed);
        }
    }

    /** Called by sshj, before the key exchange. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int remotePort) {
        return knownHosts.algorithms(host, port, alias);
    }
}
