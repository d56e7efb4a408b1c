package pish.transport.ssh;

import java.security.Provider;
import java.security.Security;
import net.schmizz.sshj.common.SecurityUtils;

/**
 * Those of Bouncy Castle's algorithms that SSH needs and that Java lacks (ChaCha20 with an initialization vector of 64 bits,
 * Poly1305) or is slow with at first (the curve 25519: a first key exchange and signature take half as long as Java's own).
 * All others are Java's. sshj would register the whole of Bouncy Castle, which takes a quarter of a second of a start.
 */
final class SelectedAlgorithms extends Provider {
    private static final long serialVersionUID = 1;
    private static final String SPIS = "org.bouncycastle.jcajce.provider.";
    private static final String CURVES = SPIS + "asymmetric.edec.";

    static {
        Security.insertProviderAt(new SelectedAlgorithms(), 1);
        SecurityUtils.setRegisterBouncyCastle(false);
        SecurityUtils.setSecurityProvider(null);
    }

    private SelectedAlgorithms() {
        super("pish", "1", "algorithms of SSH");
        for (String curve : new String[] {"X25519", "Ed25519"}) {
            put("KeyPairGenerator." + curve, CURVES + "KeyPairGeneratorSpi$" + curve);
            put("KeyFactory." + curve, CURVES + "KeyFactorySpi$" + curve);
        }
        put("KeyAgreement.X25519", CURVES + "KeyAgreementSpi$X25519");
        put("Signature.Ed25519", CURVES + "SignatureSpi$Ed25519");
        // by this name sshj makes keys of ECDSA, which Java calls EC
        put("KeyFactory.ECDSA", SPIS + "asymmetric.ec.KeyFactorySpi$ECDSA");
        put("Cipher.CHACHA", SPIS + "symmetric.ChaCha$Base");
        put("Mac.POLY1305", SPIS + "symmetric.Poly1305$Mac");
    }

    /** Sees to it that sshj uses them; has no effect after the first time. */
    static void use() {
        // the class's initialization does it
    }
}
