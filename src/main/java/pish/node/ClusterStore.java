package pish.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import pish.syntax.SyntaxError;

/**
 * Edits a cluster file where it lies. Each edit is applied to what the file says at that moment, under a lock that several
 * pish share, and takes the file's place as a whole: nobody ever reads half of it. The version before stays beside it, with
 * a {@code ~} after its name. Symbolic links are followed.
 */
public final class ClusterStore {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 5;
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    /** Java refuses a second lock on one file within a process. */
    private static final ReentrantLock HERE = new ReentrantLock();

    private final Path named;

    /** Takes a file that may be missing: then the first edit makes it, and the folder it is in. */
    public ClusterStore(Path file) {
        this.named = file;
    }

    /**
     * Returns what the file says now; nothing, where it is missing.
     *
     * @throws SyntaxError if it is refused or is no text
     * @throws IOException if it cannot be read; the message says which and why
     */
    public ClusterText read() throws IOException {
        try {
            if (!Files.exists(named)) {
                return ClusterText.of(named.toString(), "");
            }
            var refusal = FileCheck.refusal(named);
            if (refusal.isPresent()) {
                var file = named.toString();
                throw new SyntaxError(refusal.get(), file, 0, file.length());
            }
            return ClusterText.of(named.toString(), Files.readAllBytes(named));
        } catch (IOException e) {
            throw new IOException("cannot read " + named + ": " + FileFault.reason(e), e);
        }
    }

    /**
     * Edits the file.
     *
     * @param edit applied to what the file says now
     * @return the new text, which is understood; where that equals the old one, nothing was written
     * @throws SyntaxError if the old or the new text cannot be understood; nothing was written
     * @throws IOException if the file cannot be written; the message says which and why
     */
    public ClusterText edit(UnaryOperator<ClusterText> edit) throws IOException {
        if (!acquire()) {
            throw new IOException("cannot write " + named + ": another line of this pish is writing it");
        }
        try {
            var target = target();
            Files.createDirectories(target.getParent(), OWN_FOLDER);
            try (var channel = FileChannel.open(
                            beside(target, ".", ".lock"),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                            OWN_FILE);
                    var lock = lock(channel)) {
                assert lock.isValid();
                return locked(target, edit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("cannot write " + named + ": interrupted", e);
        } catch (IOException e) {
            var message = String.valueOf(e.getMessage());
            throw message.startsWith("cannot ")
                    ? e
                    : new IOException("cannot write " + named + ": " + FileFault.reason(e), e);
        } finally {
            HERE.unlock();
        }
    }

    private static boolean acquire() {
        try {
            return HERE.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits its turn, but not for ever: whoever may open the lock's file could hold it. */
    private FileLock lock(FileChannel channel) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() > end) {
                throw new IOException("cannot write " + named + ": another pish is writing it; try again");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private Path target() throws IOException {
        if (Files.exists(named)) {
            return named.toRealPath();
        }
        if (Files.isSymbolicLink(named)) {
            throw new IOException("it is a link to a file that is missing");
        }
        return named.toAbsolutePath();
    }

    private ClusterText locked(Path target, UnaryOperator<ClusterText> edit) throws IOException {
        var before = read();
        var after = edit.apply(before);
        // what a later start would refuse is never written
        after.cluster();
        if (after.equals(before)) {
            return after;
        }
        if (Files.exists(target)) {
            replace(beside(target, "", "~"), before.bytes());
        }
        replace(target, after.bytes());
        return after;
    }

    private static Path beside(Path file, String before, String after) {
        return file.resolveSibling(before + file.getFileName() + after);
    }

    /** Puts a file in place whole: the bytes are on the disk before the name is theirs. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        var fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new", OWN_FILE);
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
