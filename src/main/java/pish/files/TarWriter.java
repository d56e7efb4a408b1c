package pish.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a tar archive of the kind that every tar reads: headers as in POSIX ustar, and GNU's {@code ././@LongLink} entries
 * for names of over 100 bytes (tar(5) of libarchive describes both). Owners are left out.
 */
final class TarWriter {
    static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int ID_LENGTH = 8;
    private static final int NUMBER_LENGTH = 12;
    private static final int MODE_AT = 100;
    private static final int SIZE_AT = 124;
    private static final int TIME_AT = 136;
    private static final int SUM_AT = 148;
    private static final int TYPE_AT = 156;
    private static final int LINK_AT = 157;
    private static final int MAGIC_AT = 257;
    private static final long MOST_SECONDS = 0_77777777777L;

    private final OutputStream out;

    TarWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes a folder.
     *
     * @param mode its permissions; entries that follow must be writable in it
     */
    void folder(Entry entry, int mode) throws IOException {
        header(new Header(entry.name() + "/", '5', mode, 0, entry.seconds(), ""));
    }

    /** Writes a symbolic link. */
    void link(Entry entry) throws IOException {
        header(new Header(entry.name(), '2', entry.mode(), 0, entry.seconds(), entry.link()));
    }

    /**
     * Writes a file.
     *
     * @param content at least as many bytes as the entry's size
     */
    void file(Entry entry, InputStream content) throws IOException {
        header(new Header(entry.name(), '0', entry.mode(), entry.size(), entry.seconds(), ""));
        byte[] chunk = new byte[Chunks.SIZE];
        for (long left = entry.size(); left > 0; ) {
            int count = content.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (count < 0) {
                throw new IOException(entry.path() + " became shorter while it was read");
            }
            out.write(chunk, 0, count);
            left -= count;
        }
        pad(entry.size());
    }

    /** Ends the archive. */
    void end() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.flush();
    }

    private record Header(String name, char type, int mode, long size, long seconds, String link) {}

    private void header(Header header) throws IOException {
        // a name that begins with a hyphen or a slash is no option and stays below
        String name = "./" + header.name();
        if (header.link().length() > NAME) {
            longName('K', header.link());
        }
        if (name.length() > NAME) {
            longName('L', name);
        }
        block(name, header);
    }

    private void longName(char type, String name) throws IOException {
        byte[] bytes = (name + "\0").getBytes(StandardCharsets.ISO_8859_1);
        block("././@LongLink", new Header("", type, 0, bytes.length, 0, ""));
        out.write(bytes);
        pad(bytes.length);
    }

    private void block(String name, Header header) throws IOException {
        byte[] block = new byte[BLOCK];
        text(block, 0, NAME, name);
        octal(block, MODE_AT, ID_LENGTH, header.mode());
        octal(block, MODE_AT + ID_LENGTH, ID_LENGTH, 0);
        octal(block, MODE_AT + 2 * ID_LENGTH, ID_LENGTH, 0);
        octal(block, SIZE_AT, NUMBER_LENGTH, header.size());
        octal(block, TIME_AT, NUMBER_LENGTH, Math.max(0, Math.min(MOST_SECONDS, header.seconds())));
        block[TYPE_AT] = (byte) header.type();
        text(block, LINK_AT, NAME, header.link());
        text(block, MAGIC_AT, ID_LENGTH, "ustar  ");
        // the sum is over the header with blanks in its own place
        text(block, SUM_AT, ID_LENGTH, "        ");
        int sum = 0;
        for (byte octet : block) {
            sum += octet & 0xff;
        }
        octal(block, SUM_AT, ID_LENGTH - 1, sum);
        out.write(block);
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    private static void text(byte[] block, int offset, int most, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, block, offset, Math.min(most, bytes.length));
    }

    /** Writes a number as octal digits that end in NUL. */
    private static void octal(byte[] block, int offset, int length, long value) {
        String digits = Long.toOctalString(value);
        text(block, offset, length, "0".repeat(length - 1 - digits.length()) + digits);
    }
}
