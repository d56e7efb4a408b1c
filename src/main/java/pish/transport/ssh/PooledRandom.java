package pish.transport.ssh;

import java.security.SecureRandom;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.random.Random;

/**
 * Random bytes for one connection, taken from the system some kilobytes at a time: each packet needs a few, and all
 * connections together would queue for the JVM's one source.
 */
final class PooledRandom implements Random {
    private static final int POOL = 4096;

    private final SecureRandom source = new SecureRandom();
    private final byte[] pool = new byte[POOL];
    private int used = POOL;

    /** Makes one for each connection. */
    static final class Maker implements Factory<Random> {
        @Override
        public Random create() {
            return new PooledRandom();
        }
    }

    @Override
    public void fill(byte[] bytes) {
        fill(bytes, 0, bytes.length);
    }

    @Override
    public synchronized void fill(byte[] bytes, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (used == POOL) {
                source.nextBytes(pool);
                used = 0;
            }
            bytes[i] = pool[used];
            // each byte is for one use
            pool[used++] = 0;
        }
    }
}
