package pish.transport.ssh;

import java.nio.file.Path;

/** Where the passphrases of private keys come from. */
@FunctionalInterface
interface Passphrases {
    /** Nobody is there to be asked. */
    Passphrases NONE = (key, attempt) -> null;

    /**
     * Returns the passphrase of a key. It is asked for on the thread of a connection that a server already told it
     * would accept the key, and by one thread at a time; the answer serves the whole run. It may block, which holds up
     * the connections that offer the same key and no others.
     *
     * @param key the private key's file
     * @param attempt 1 to 3; above 1, the last answer was wrong
     * @return the passphrase, which the caller overwrites, or null for none: the key is then not used in this run
     */
    char[] ask(Path key, int attempt);
}
