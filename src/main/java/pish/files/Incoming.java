package pish.files;

import com.sun.security.auth.module.UnixSystem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;

/**
 * A file on its way from a node: it grows beside its place under a name made of what it is a copy of, so that a later copy
 * can go on with it, and takes its own name in one step when it has been found right.
 */
final class Incoming implements Closeable {
    private static final int ID_LENGTH = 16;

    private final Path place;
    private final Path part;
    private final RemoteEntry entry;
    private final Checksums.Kind kind;
    private RunningSum sum;
    private FileChannel channel;
    private long length;

    /**
     * Prepares to receive a file.
     *
     * @param origin node and path that it is a copy of
     * @param kind by which the node makes checksums
     */
    Incoming(Path place, String origin, RemoteEntry entry, Checksums.Kind kind) {
        this.place = place;
        this.entry = entry;
        this.kind = kind;
        this.sum = new RunningSum(kind);
        String whole = origin + '\0' + entry.size() + '\0' + entry.seconds();
        byte[] digest = RunningSum.sha256().digest(whole.getBytes(StandardCharsets.UTF_8));
        part = place.resolveSibling(".pish-" + HexFormat.of().formatHex(digest, 0, ID_LENGTH) + ".part");
    }

    /** Opens what an earlier copy has brought, if there is any and it is ours, and returns its length. */
    long resume() throws IOException {
        if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)
                || ((Number) Files.getAttribute(part, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue()
                        != new UnixSystem().getUid()
                || Files.size(part) > entry.size()) {
            return 0;
        }
        byte[] chunk = new byte[Chunks.SIZE];
        try (InputStream in = Files.newInputStream(part, LinkOption.NOFOLLOW_LINKS)) {
            for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                sum.update(chunk, 0, count);
                length += count;
            }
        }
        channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        channel.position(length);
        return length;
    }

    /** Begins from nothing, whatever there was. */
    void restart() throws IOException {
        close();
        Files.deleteIfExists(part);
        channel = FileChannel.open(
                part,
                EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        sum = new RunningSum(kind);
        length = 0;
    }

    /** Adds bytes. */
    void write(byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        sum.update(bytes, 0, count);
        length += count;
    }

    /** Returns how many bytes are still to come. */
    long left() {
        return entry.size() - length;
    }

    /** Returns the checksum of what is there. */
    String sum() {
        return sum.text();
    }

    RemoteEntry entry() {
        return entry;
    }

    /** Gives the file its name, mode and time. */
    void finish() throws IOException {
        close();
        LocalFolder.dress(part, entry);
        Files.move(part, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Throws away what has come. */
    void drop() throws IOException {
        close();
        Files.deleteIfExists(part);
    }

    /** Closes the file, which stays for a later copy. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
