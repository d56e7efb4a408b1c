package pish.transport.ssh;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.transport.cipher.Cipher;

/**
 * AES in counter mode (RFC 4344 section 4) by the JVM's own provider, which has the processor's instructions for it: Bouncy
 * Castle's has a tenth of the throughput.
 */
final class CounterCipher implements Cipher {
    private static final int BLOCK = 16;
    /** Short enough for the JVM to see soon that this is called often, and to use the processor's instructions. */
    private static final int PIECE = 1024;

    private final int keyBytes;
    private final byte[] piece = new byte[PIECE];
    private javax.crypto.Cipher cipher;

    private CounterCipher(int keyBytes) {
        this.keyBytes = keyBytes;
    }

    /**
     * Returns a maker of ciphers.
     *
     * @param bits the key's: 128, 192 or 256
     */
    static Factory.Named<Cipher> aes(int bits) {
        return new Factory.Named<>() {
            @Override
            public String getName() {
                return "aes" + bits + "-ctr";
            }

            @Override
            public Cipher create() {
                return new CounterCipher(bits / Byte.SIZE);
            }
        };
    }

    @Override
    public int getBlockSize() {
        return keyBytes;
    }

    @Override
    public int getIVSize() {
        return BLOCK;
    }

    @Override
    public int getAuthenticationTagSize() {
        return 0;
    }

    @Override
    public void init(Mode mode, byte[] key, byte[] iv) {
        try {
            cipher = javax.crypto.Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    mode == Mode.Encrypt ? javax.crypto.Cipher.ENCRYPT_MODE : javax.crypto.Cipher.DECRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOf(key, keyBytes), "AES"),
                    new IvParameterSpec(Arrays.copyOf(iv, BLOCK)));
        } catch (GeneralSecurityException e) {
            throw new SSHRuntimeException(e);
        }
    }

    @Override
    public void update(byte[] input, int offset, int length) {
        try {
            for (int done = 0; done < length; done += PIECE) {
                int count = Math.min(PIECE, length - done);
                // into an array of its own, or the JVM would make one each time
                cipher.update(input, offset + done, count, piece, 0);
                System.arraycopy(piece, 0, input, offset + done, count);
            }
        } catch (ShortBufferException e) {
            throw new SSHRuntimeException(e);
        }
    }

    @Override
    public void updateAAD(byte[] data, int offset, int length) {
        throw new UnsupportedOperationException("counter mode authenticates nothing");
    }

    @Override
    public void updateAAD(byte[] data) {
        updateAAD(data, 0, data.length);
    }

    @Override
    public void updateWithAAD(byte[] input, int offset, int aadLength, int inputLength) {
        updateAAD(input, offset, aadLength);
    }

    @Override
    public void setSequenceNumber(long number) {
        // counts by itself
    }
}
