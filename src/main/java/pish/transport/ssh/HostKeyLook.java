package pish.transport.ssh;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import pish.transport.HostKey;
import pish.transport.UnknownHostKey;

/** Looks at the host key that a server shows, and ends the connection there: nothing is trusted by looking. */
final class HostKeyLook implements HostKeyVerifier {
    private final HostKeyCheck check;
    private volatile PublicKeyBlob shown;

    /** Judges by a check that accepts nothing new. */
    HostKeyLook(HostKeyCheck check) {
        this.check = check;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        check.verify(hostname, port, key);
        shown = PublicKeyBlob.of(key);
        return false;
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return check.findExistingAlgorithms(hostname, port);
    }

    /** Returns whether the server has shown its key. */
    boolean seen() {
        return shown != null;
    }

    /**
     * Returns what was seen.
     *
     * @param host what known_hosts has the server under
     * @param unknown what a key is trusted by that is new
     */
    HostKey key(String host, Optional<UnknownHostKey> unknown) {
        String fingerprint = Fingerprint.of(shown).toString();
        return new HostKey(host, shown.type(), fingerprint, state(), unknown);
    }

    private HostKey.State state() {
        HostKeyVerdict verdict = check.verdict().orElseThrow();
        if (verdict instanceof HostKeyVerdict.Known) {
            return HostKey.State.KNOWN;
        }
        if (verdict instanceof HostKeyVerdict.Unknown) {
            return HostKey.State.NEW;
        }
        return verdict instanceof HostKeyVerdict.Revoked ? HostKey.State.REVOKED : HostKey.State.CHANGED;
    }
}
