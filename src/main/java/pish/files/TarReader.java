package pish.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the files of tar archives, several one after the other too, as the tars of GNU, busybox and libarchive write them
 * (tar(5) of libarchive): ustar headers with GNU's long names or those of pax. What it reads comes from a node: it bounds what
 * it keeps, and names and sizes are for the caller to check.
 */
final class TarReader {
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;
    private static final int MOST_NAME = 64 << 10;

    private final InputStream in;
    private long left;
    private long padding;

    TarReader(InputStream in) {
        this.in = in;
    }

    /**
     * A file whose content can be read now.
     *
     * @param name see {@link ByteName}
     * @param size bytes; 0 for what is no file
     * @param plain whether it is a file with its content, and no link, folder or other thing
     */
    record Member(String name, long size, boolean plain) {}

    /**
     * Returns the next member, skipping what is left of the one before.
     *
     * @return empty at the end
     * @throws IOException if this is no archive, or it ends too early
     */
    Optional<Member> next() throws IOException {
        in.skipNBytes(left + padding);
        left = 0;
        padding = 0;
        String longName = "";
        long longSize = -1;
        for (byte[] block = block(); block != null; block = block()) {
            if (isZero(block)) {
                continue;
            }
            long size = number(block, SIZE_AT, SIZE_LENGTH);
            char type = (char) block[TYPE_AT];
            if (type == 'L') {
                longName = text(small(size), 0, MOST_NAME);
            } else if (type == 'x') {
                String records = new String(small(size), StandardCharsets.ISO_8859_1);
                longName = Pax.value(records, "path").orElse(longName);
                longSize = Pax.value(records, "size").map(TarReader::decimal).orElse(longSize);
            } else if (type == 'K' || type == 'g') {
                small(size);
            } else {
                boolean plain = type == '0' || type == '\0' || type == '7';
                long content = plain ? longSize >= 0 ? longSize : size : 0;
                begin(content);
                return Optional.of(new Member(longName.isEmpty() ? name(block) : longName, content, plain));
            }
        }
        return Optional.empty();
    }

    private void begin(long size) {
        left = size;
        padding = (TarWriter.BLOCK - size % TarWriter.BLOCK) % TarWriter.BLOCK;
    }

    /** Reads content of the present member; returns -1 at its end. */
    int read(byte[] buffer) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
            throw new EOFException("the archive ends too early");
        }
        left -= count;
        return count;
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(TarWriter.BLOCK);
        if (block.length > 0 && block.length < TarWriter.BLOCK) {
            throw new EOFException("the archive ends too early");
        }
        return block.length == 0 ? null : block;
    }

    private static boolean isZero(byte[] block) {
        for (byte octet : block) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] small(long size) throws IOException {
        if (size > MOST_NAME) {
            throw new IOException("a name in the archive is too long");
        }
        byte[] bytes = in.readNBytes((int) size);
        in.skipNBytes((TarWriter.BLOCK - size % TarWriter.BLOCK) % TarWriter.BLOCK);
        return bytes;
    }

    private static String name(byte[] block) {
        String name = text(block, 0, NAME);
        boolean posix = text(block, MAGIC_AT, 6).equals("ustar");
        String prefix = posix ? text(block, PREFIX_AT, PREFIX) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Returns the text up to the first NUL. */
    private static String text(byte[] bytes, int offset, int most) {
        int end = offset;
        while (end < Math.min(bytes.length, offset + most) && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, offset, end - offset, StandardCharsets.ISO_8859_1);
    }

    /** Reads octal digits, or GNU's binary form, whose first byte is 0x80. */
    private static long number(byte[] block, int offset, int length) throws IOException {
        if (block[offset] == (byte) 0x80) {
            long value = 0;
            for (int i = offset + 1; i < offset + length; i++) {
                if (value >= 1L << 54) {
                    throw new IOException("a size in the archive is too large");
                }
                value = (value << 8) | (block[i] & 0xff);
            }
            return value;
        }
        String digits = text(block, offset, length).strip();
        if (!digits.matches("[0-7]{1,12}")) {
            throw new IOException("the node sent no tar archive");
        }
        return Long.parseLong(digits, 8);
    }

    private static long decimal(String digits) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }
}
