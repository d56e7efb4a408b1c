package pish.files;

/** The checksum of cksum(1): the CRC of POSIX, over the bytes and then their number. */
final class Cksum {
    private static final int POLYNOMIAL = 0x04c11db7;
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int crc = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
            TABLE[i] = crc;
        }
    }

    private int crc;
    private long length;

    /** Takes further bytes. */
    void update(byte[] bytes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            take(bytes[i]);
        }
        length += count;
    }

    private void take(int octet) {
        crc = crc << 8 ^ TABLE[(crc >>> 24 ^ octet) & 0xff];
    }

    /** Returns the checksum of all so far, as cksum prints it. */
    String text() {
        int before = crc;
        for (long left = length; left != 0; left >>>= 8) {
            take((int) left);
        }
        String text = Integer.toUnsignedString(~crc);
        crc = before;
        return text;
    }
}
