package pish.transport.ssh;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.KeyAgreement;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.transport.random.JCERandom;

/**
 * Loads and starts what the first key exchange needs, on a thread of its own, while the main one still reads options and
 * files: the first use of the cryptography costs a tenth of a second.
 */
public final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class.getName());

    private WarmUp() {}

    /** Begins, and returns at once. */
    public static void begin() {
        Thread thread = new Thread(WarmUp::run, "pish-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        try {
            SelectedAlgorithms.use();
            new SshAlgorithms().getCipherFactories().get(0).create();
            new JCERandom.Factory().create();
            exchange();
            sign();
        } catch (GeneralSecurityException e) {
            // a JVM without one of them: the connection itself will say what is missing
            LOG.log(Level.FINE, "no warm-up", e);
        }
    }

    private static void exchange() throws GeneralSecurityException {
        KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator("X25519");
        KeyPair ours = generator.generateKeyPair();
        KeyPair theirs = generator.generateKeyPair();
        KeyAgreement agreement = SecurityUtils.getKeyAgreement("X25519");
        agreement.init(ours.getPrivate());
        agreement.doPhase(theirs.getPublic(), true);
        agreement.generateSecret();
    }

    private static void sign() throws GeneralSecurityException {
        KeyPair pair = SecurityUtils.getKeyPairGenerator("Ed25519").generateKeyPair();
        Signature signature = SecurityUtils.getSignature("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(new byte[1]);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update(new byte[1]);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("Ed25519 does not verify what it signed");
        }
    }
}
