package pish.transport.ssh;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * Logs in by a key, wherever it lives (RFC 4252 section 7): asks first whether the server would accept it, so that
 * nobody is asked for the passphrase of a key that is of no use. One object serves one connection. Unlike sshj's
 * method it tries a key once: every further algorithm would count against the server's MaxAuthTries.
 */
final class PublicKeyAuth extends AbstractAuthMethod {
    private final Identity identity;
    private final boolean proven;

    /**
     * Prepares to log in.
     *
     * @param proven whether another node of this run has accepted the key: then it is signed with at once, which saves a
     *     round trip and the node a check
     */
    PublicKeyAuth(Identity identity, boolean proven) {
        super("publickey");
        this.identity = identity;
        this.proven = proven;
    }

    /** Called by sshj for the first request. */
    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return proven ? signedRequest() : request(false);
    }

    private SSHPacket signedRequest() throws UserAuthException {
        SSHPacket request = request(true);
        byte[] data = new Buffer.PlainBuffer()
                .putBytes(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        return request.putBytes(sign(data));
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        PublicKeyBlob key = identity.publicKey();
        return super.buildReq()
                .putBoolean(signed)
                .putString(SignatureAlgorithm.of(key).name())
                .putBytes(key.toBytes());
    }

    /** Called by sshj when the server would accept the key. */
    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        params.getTransport().write(signedRequest());
    }

    private byte[] sign(byte[] data) throws UserAuthException {
        try {
            return identity.sign(data);
        } catch (IOException | SSHRuntimeException failed) {
            throw new UserAuthException(failed.getMessage(), failed);
        }
    }
}
