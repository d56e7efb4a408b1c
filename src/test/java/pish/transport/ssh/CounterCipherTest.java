package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.mac.Macs;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.cipher.Cipher;
import net.schmizz.sshj.transport.mac.MAC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JVM encrypts and authenticates is what others would. */
final class CounterCipherTest {
    private static final HexFormat HEX = HexFormat.of();
    /** Packets are whole blocks. */
    private static final int[] PIECES = {16, 1024, 1040, 32, 35_008};

    /** SP 800-38A of NIST, F.5.1. */
    @Test
    void theStandardsOwnExample() {
        Cipher cipher = CounterCipher.aes(128).create();
        cipher.init(
                Cipher.Mode.Encrypt,
                HEX.parseHex("2b7e151628aed2a6abf7158809cf4f3c"),
                HEX.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"));
        byte[] text = HEX.parseHex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
        cipher.update(text, 0, text.length);
        assertThat(HEX.formatHex(text)).isEqualTo("874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff");
    }

    static Stream<Arguments> ciphers() {
        return Stream.of(
                Arguments.of(CounterCipher.aes(128), BlockCiphers.AES128CTR()),
                Arguments.of(CounterCipher.aes(192), BlockCiphers.AES192CTR()),
                Arguments.of(CounterCipher.aes(256), BlockCiphers.AES256CTR()));
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    void packetsAreThoseOfTheOther(Factory.Named<Cipher> ours, Factory.Named<Cipher> theirs) {
        assertThat(ours.getName()).isEqualTo(theirs.getName());
        Cipher one = ours.create();
        Cipher two = theirs.create();
        assertThat(one.getBlockSize()).isEqualTo(two.getBlockSize());
        assertThat(one.getIVSize()).isEqualTo(two.getIVSize());
        byte[] key = random(64);
        byte[] start = random(64);
        one.init(Cipher.Mode.Encrypt, key, start);
        two.init(Cipher.Mode.Decrypt, key, start);
        for (int size : PIECES) {
            byte[] text = random(size + 8);
            byte[] copy = text.clone();
            one.update(copy, 8, size);
            assertThat(Arrays.equals(copy, text)).isFalse();
            two.update(copy, 8, size);
            assertThat(Arrays.equals(copy, text)).isTrue();
        }
    }

    static Stream<Arguments> macs() {
        return Stream.of(
                Arguments.of(HashMac.hmac("hmac-sha2-256-etm@openssh.com", "HmacSHA256", 32), Macs.HMACSHA2256Etm()),
                Arguments.of(HashMac.hmac("hmac-sha2-512-etm@openssh.com", "HmacSHA512", 64), Macs.HMACSHA2512Etm()),
                Arguments.of(HashMac.hmac("hmac-sha1-etm@openssh.com", "HmacSHA1", 20), Macs.HMACSHA1Etm()),
                Arguments.of(HashMac.hmac("hmac-sha2-256", "HmacSHA256", 32), Macs.HMACSHA2256()),
                Arguments.of(HashMac.hmac("hmac-sha2-512", "HmacSHA512", 64), Macs.HMACSHA2512()));
    }

    @ParameterizedTest
    @MethodSource("macs")
    void macsAreThoseOfTheOther(Factory.Named<MAC> ours, Factory.Named<MAC> theirs) {
        assertThat(ours.getName()).isEqualTo(theirs.getName());
        MAC one = ours.create();
        MAC two = theirs.create();
        assertThat(one.getBlockSize()).isEqualTo(two.getBlockSize());
        assertThat(one.isEtm()).isEqualTo(two.isEtm());
        byte[] key = random(100);
        one.init(key);
        two.init(key);
        for (int size : PIECES) {
            byte[] text = random(size);
            one.update(0xfffffffeL);
            two.update(0xfffffffeL);
            one.update(text, 3, size - 3);
            two.update(text, 3, size - 3);
            byte[] sum = new byte[one.getBlockSize() + 2];
            one.doFinal(sum, 2);
            byte[] other = new byte[two.getBlockSize() + 2];
            two.doFinal(other, 2);
            assertThat(sum).isEqualTo(other);
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
