package pish.transport.ssh;

import java.io.IOException;

/** A key that proves who the user is, wherever its private part lives. Safe for many threads. */
interface Identity {
    /** Returns how a message names it: a file, or an agent's comment. */
    String label();

    /** Returns the key, or the certificate, that servers are asked about. */
    PublicKeyBlob publicKey();

    /**
     * Signs with the private part. This may wait: for a passphrase, or for an agent.
     *
     * @param data what to sign
     * @return the signature as SSH sends it: the format's name, then the signature (RFC 4253 section 6.6), in the
     *     {@link SignatureAlgorithm} of {@link #publicKey}
     * @throws IOException if the key cannot be used; the message says why
     */
    byte[] sign(byte[] data) throws IOException;

    /**
     * A key with a certificate for it.
     *
     * @param key signs
     * @param publicKey the certificate
     */
    record Certified(Identity key, PublicKeyBlob publicKey) implements Identity {
        @Override
        public String label() {
            return key.label() + " with its certificate";
        }

        @Override
        public byte[] sign(byte[] data) throws IOException {
            return key.sign(data);
        }
    }
}
