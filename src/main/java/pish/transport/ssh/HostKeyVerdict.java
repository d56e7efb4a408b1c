package pish.transport.ssh;

import java.nio.file.Path;
import java.util.List;

/** What known_hosts says of the key that a server shows. */
sealed interface HostKeyVerdict {
    /**
     * The key is the host's, or its certificate is signed by an authority for the host.
     *
     * @param file where that is written
     * @param line the line's number there, as {@link KnownHostsEntry#line} has it
     */
    record Known(Path file, int line) implements HostKeyVerdict {}

    /**
     * Nothing is known of the host: a person must compare the fingerprint.
     *
     * @param name the host as known_hosts will name it
     * @param key the key shown; of a certificate that no known authority signed, the key within
     */
    record Unknown(String name, PublicKeyBlob key) implements HostKeyVerdict {
        /** Returns what is to be compared. */
        Fingerprint fingerprint() {
            return Fingerprint.of(key);
        }

        /** Returns one line for a person. */
        String message() {
            return "host key of " + name + " is not known: " + key;
        }
    }

    /**
     * Other keys are known for the host, which somebody between may explain: never accepted.
     *
     * @param name the host as known_hosts names it
     * @param key the key shown
     * @param file where a key is that was expected
     * @param line the line's number there, as {@link KnownHostsEntry#line} has it
     * @param expected the types of all keys known for the host
     */
    record Changed(String name, PublicKeyBlob key, Path file, int line, List<String> expected)
            implements HostKeyVerdict {
        /** Returns one line for a person: what, where, and what to type when the change is explained. */
        String message() {
            return "host key of " + name + " has changed: it shows " + key + ", but " + file + " line " + line
                    + " has another (" + String.join(", ", expected) + "); if you know why, type: ssh-keygen -f "
                    + ShellWord.quote(file.toString()) + " -R " + ShellWord.quote(name);
        }
    }

    /**
     * The key, or the authority that signed it, is marked {@code @revoked}: never accepted.
     *
     * @param name the host as known_hosts names it
     * @param key the key shown
     * @param file where the mark is
     * @param line the line's number there, as {@link KnownHostsEntry#line} has it
     */
    record Revoked(String name, PublicKeyBlob key, Path file, int line) implements HostKeyVerdict {
        /** Returns one line for a person: what and where. */
        String message() {
            return "host key of " + name + " is revoked: " + key + " in " + file + " line " + line
                    + "; give the host a new key";
        }
    }
}
