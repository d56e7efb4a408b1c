package pish.transport;

import java.util.Optional;

/**
 * A host key as a node shows it, and what known_hosts says of it.
 *
 * @param host what known_hosts has it under, for example {@code [192.168.1.7]:2222}
 * @param type its algorithm, for example {@code ssh-ed25519}
 * @param fingerprint as {@code ssh-keygen -l} prints it, for example {@code SHA256:…}
 * @param state what is known of it
 * @param unknown what {@link Transport#trust} takes, of a key that is {@link State#NEW}
 */
public record HostKey(String host, String type, String fingerprint, State state, Optional<UnknownHostKey> unknown) {
    /** What known_hosts says of a key. */
    public enum State {
        /** It is the one that was expected. */
        KNOWN,
        /** No key of this host is known. */
        NEW,
        /** Another one was expected. */
        CHANGED,
        /** It is marked as one never to be trusted again. */
        REVOKED
    }
}
