package pish.transport.ssh;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.transport.mac.MAC;

/** HMAC (RFC 6668) by the JVM's own provider, which has the processor's instructions for it; see {@link CounterCipher}. */
final class HashMac implements MAC {
    /** See the same of {@link CounterCipher}. */
    private static final int PIECE = 1024;

    private final String algorithm;
    private final int size;
    private final boolean etm;
    private final byte[] number = new byte[Integer.BYTES];
    private Mac mac;

    private HashMac(String algorithm, int size, boolean etm) {
        this.algorithm = algorithm;
        this.size = size;
        this.etm = etm;
    }

    /**
     * Returns a maker of MACs.
     *
     * @param name as SSH has it, for example {@code hmac-sha2-256-etm@openssh.com}
     * @param algorithm as the JVM has it, for example {@code HmacSHA256}
     * @param size bytes of a MAC, and of its key
     */
    static Factory.Named<MAC> hmac(String name, String algorithm, int size) {
        return new Factory.Named<>() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public MAC create() {
                return new HashMac(algorithm, size, name.endsWith("-etm@openssh.com"));
            }
        };
    }

    @Override
    public int getBlockSize() {
        return size;
    }

    @Override
    public boolean isEtm() {
        return etm;
    }

    @Override
    public void init(byte[] key) {
        try {
            mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(Arrays.copyOf(key, size), algorithm));
        } catch (GeneralSecurityException e) {
            throw new SSHRuntimeException(e);
        }
    }

    @Override
    public void update(byte[] bytes) {
        update(bytes, 0, bytes.length);
    }

    @Override
    public void update(byte[] bytes, int start, int length) {
        for (int done = 0; done < length; done += PIECE) {
            mac.update(bytes, start + done, Math.min(PIECE, length - done));
        }
    }

    @Override
    public void update(long value) {
        for (int i = 0; i < number.length; i++) {
            number[i] = (byte) (value >>> (Byte.SIZE * (number.length - 1 - i)));
        }
        mac.update(number);
    }

    @Override
    public byte[] doFinal() {
        return mac.doFinal();
    }

    @Override
    public byte[] doFinal(byte[] input) {
        return mac.doFinal(input);
    }

    @Override
    public void doFinal(byte[] buffer, int offset) {
        try {
            mac.doFinal(buffer, offset);
        } catch (ShortBufferException e) {
            throw new SSHRuntimeException(e);
        }
    }
}
