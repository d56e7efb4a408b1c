package pish.exec;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the spools of one pish, and bounds the memory that all of them use together: beyond it they go to files, however
 * many nodes there are and however many results are kept.
 */
public final class Spools {
    /** How much of one output stays in memory: 2 MiB. */
    public static final int SPOOL_LIMIT = 2 << 20;
    /** How much of all outputs together stays in memory, apart from the small ones: 64 MiB, or an eighth of the heap. */
    public static final long TOTAL_LIMIT =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final SpoolFile.Opener opener;
    private final int spoolLimit;
    private final long totalLimit;
    private final AtomicLong reserved = new AtomicLong();

    /** Makes spools whose files are in {@code $TMPDIR}, else in {@code /var/tmp}, which is a disk where /tmp is memory. */
    public Spools() {
        this(temporaryFolder(), SPOOL_LIMIT, TOTAL_LIMIT);
    }

    /**
     * Makes spools.
     *
     * @param folder where their files are; a file has mode 600 and loses its name as soon as it is open, so that nothing
     *     is left behind however pish ends
     * @param spoolLimit bytes of one spool that stay in memory, at least 1
     * @param totalLimit bytes of all spools together that stay in memory
     */
    public Spools(Path folder, int spoolLimit, long totalLimit) {
        this(() -> open(folder), spoolLimit, totalLimit);
    }

    Spools(SpoolFile.Opener opener, int spoolLimit, long totalLimit) {
        this.opener = opener;
        this.spoolLimit = spoolLimit;
        this.totalLimit = totalLimit;
    }

    /** Returns a new, empty spool. */
    public Spool create() {
        return new Spool(this);
    }

    int spoolLimit() {
        return spoolLimit;
    }

    SpoolFile openFile() throws IOException {
        return new SpoolFile(opener.open());
    }

    /** Takes some of the common memory, if there is so much left. */
    boolean reserve(int bytes) {
        if (reserved.addAndGet(bytes) <= totalLimit) {
            return true;
        }
        reserved.addAndGet(-bytes);
        return false;
    }

    void release(int bytes) {
        reserved.addAndGet(-bytes);
    }

    /** Returns how many bytes of the common memory are taken. */
    long reserved() {
        return reserved.get();
    }

    private static RandomAccessFile open(Path folder) throws IOException {
        Path path = Files.createTempFile(
                folder,
                "pish-",
                ".spool",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            return new RandomAccessFile(path.toFile(), "rw");
        } finally {
            Files.delete(path);
        }
    }

    private static Path temporaryFolder() {
        String chosen = System.getenv("TMPDIR");
        if (chosen != null && !chosen.isEmpty()) {
            return Path.of(chosen);
        }
        Path disk = Path.of("/var/tmp");
        return Files.isWritable(disk) ? disk : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
