package pish.transport.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import pish.node.FileFault;

/**
 * A running ssh-agent (draft-ietf-sshm-ssh-agent). What it answers is checked and bounded; one that does not answer in
 * time is given up for the run. sshj 0.40.0 has none; its next release does, and {@link AgentKey} is the only user of
 * this one.
 */
final class Agent {
    /** How long to wait for the list of keys, which needs no user. */
    static final Duration LIST_TIMEOUT = Duration.ofSeconds(5);
    /** How long to wait for a signature: the user may have to confirm it, or touch a security key. */
    static final Duration SIGN_TIMEOUT = Duration.ofSeconds(30);

    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES_ANSWER = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGN_RESPONSE = 14;
    private static final int RSA_SHA2_256 = 2;
    /** As many keys as OpenSSH takes from an agent. */
    private static final int MAX_KEYS = 2048;

    private static final int MAX_COMMENT = 100;

    private final Path socket;
    private final Duration listTimeout;
    private final Duration signTimeout;
    private String dead = "";

    Agent(Path socket, Duration listTimeout, Duration signTimeout) {
        this.socket = socket;
        this.listTimeout = listTimeout;
        this.signTimeout = signTimeout;
    }

    /** Returns the agent at a socket. */
    static Agent at(Path socket) {
        return new Agent(socket, LIST_TIMEOUT, SIGN_TIMEOUT);
    }

    /**
     * Returns the keys the agent has, in its order; those of a kind that SSH does not know are left out.
     *
     * @throws IOException if it cannot be asked or answers nonsense
     */
    List<AgentKey> keys() throws IOException {
        Buffer.PlainBuffer answer = ask(new Buffer.PlainBuffer().putByte(REQUEST_IDENTITIES), listTimeout);
        if (answer.readByte() != IDENTITIES_ANSWER) {
            throw new IOException("it refused to list its keys");
        }
        long count = answer.readUInt32();
        if (count > MAX_KEYS) {
            throw new IOException("it claims " + count + " keys");
        }
        List<AgentKey> keys = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            Optional<PublicKeyBlob> key = PublicKeyBlob.parse(answer.readBytes());
            String comment = ForeignText.line(answer.readString(), MAX_COMMENT);
            key.ifPresent(blob -> keys.add(new AgentKey(this, blob, comment)));
        }
        return List.copyOf(keys);
    }

    /** Returns a signature as {@link Identity#sign} has it. */
    byte[] sign(PublicKeyBlob key, byte[] data) throws IOException {
        String format = SignatureAlgorithm.of(key).format();
        Buffer.PlainBuffer request = new Buffer.PlainBuffer()
                .putByte(SIGN_REQUEST)
                .putBytes(key.toBytes())
                .putBytes(data)
                .putUInt32(format.equals("rsa-sha2-256") ? RSA_SHA2_256 : 0);
        Buffer.PlainBuffer answer = ask(request, signTimeout);
        if (answer.readByte() != SIGN_RESPONSE) {
            throw new IOException("the ssh agent refused to sign");
        }
        byte[] signature = answer.readBytes();
        String made = new Buffer.PlainBuffer(signature).readString();
        if (!made.equals(format)) {
            throw new IOException("the ssh agent signed by " + ForeignText.line(made, MAX_COMMENT) + ", not " + format);
        }
        return signature;
    }

    /** One request at a time: agents serve them so, and many at once would overrun the socket's queue. */
    private synchronized Buffer.PlainBuffer ask(Buffer.PlainBuffer request, Duration timeout) throws IOException {
        if (!dead.isEmpty()) {
            throw new IOException(dead);
        }
        try {
            return new Buffer.PlainBuffer(AgentSocket.exchange(socket, request.getCompactData(), timeout));
        } catch (IOException failed) {
            dead = FileFault.reason(failed);
            throw failed;
        }
    }
}
