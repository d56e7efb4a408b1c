package pish.transport.ssh;

import com.hierynomus.sshj.transport.cipher.ChachaPolyCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.kex.ExtInfoClientFactory;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.util.List;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.DHGexSHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.userauth.keyprovider.OpenSSHKeyFile;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;

/**
 * The algorithms that pish speaks: those that OpenSSH of today offers by default, in an order that is cheap in Java.
 * Naming them costs a fraction of what sshj's own default does, which tries every cipher it has.
 */
final class SshAlgorithms extends ConfigImpl {
    SshAlgorithms() {
        SelectedAlgorithms.use();
        setVersion("pish");
        // sshj's own keepalive is a thread a connection; it stays off
        setKeepAliveProvider(KeepAliveProvider.HEARTBEAT);
        setLoggerFactory(LoggerFactory.DEFAULT);
        setRandomFactory(new PooledRandom.Maker());
        setKeyExchangeFactories(List.of(
                new Curve25519SHA256.Factory(),
                new Curve25519SHA256.FactoryLibSsh(),
                new ECDHNistP.Factory256(),
                new ECDHNistP.Factory384(),
                new ECDHNistP.Factory521(),
                new DHGexSHA256.Factory(),
                DHGroups.Group16SHA512(),
                DHGroups.Group18SHA512(),
                DHGroups.Group14SHA256(),
                new ExtInfoClientFactory()));
        // HostKeyCheck judges certificates as ssh does, aliases included
        setVerifyHostKeyCertificates(false);
        setKeyAlgorithms(HostKeyAlgorithms.all());
        setCipherFactories(List.of(
                CounterCipher.aes(128),
                CounterCipher.aes(192),
                CounterCipher.aes(256),
                GcmCiphers.AES128GCM(),
                GcmCiphers.AES256GCM(),
                ChachaPolyCiphers.CHACHA_POLY_OPENSSH()));
        setMACFactories(List.of(
                HashMac.hmac("hmac-sha2-256-etm@openssh.com", "HmacSHA256", 32),
                HashMac.hmac("hmac-sha2-512-etm@openssh.com", "HmacSHA512", 64),
                HashMac.hmac("hmac-sha1-etm@openssh.com", "HmacSHA1", 20),
                HashMac.hmac("hmac-sha2-256", "HmacSHA256", 32),
                HashMac.hmac("hmac-sha2-512", "HmacSHA512", 64)));
        setCompressionFactories(List.of(new NoneCompression.Factory()));
        setFileKeyProviderFactories(
                List.of(new OpenSSHKeyV1KeyFile.Factory(), new PKCS8KeyFile.Factory(), new OpenSSHKeyFile.Factory()));
    }
}
