package pish.transport.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import pish.node.FileFault;

/** One known_hosts file: its lines as they are now, and the adding of one. */
final class KnownHostsFile {
    /**
     * Held while a file is open: a process loses its lock on a file as soon as it closes the file anywhere (fcntl(2)),
     * and Java refuses a second lock on one file.
     */
    private static final ReentrantLock OPEN = new ReentrantLock();

    private final Path path;
    private Content content = new Content(null, KnownHostsLines.NONE, Optional.empty());

    KnownHostsFile(Path path) {
        this.path = path;
    }

    /** Returns where the file is. */
    Path path() {
        return path;
    }

    /**
     * What was read.
     *
     * @param stamp tells whether the file is still the same; null for one that cannot be read
     * @param lines what it says
     * @param problem why nothing could be read, in one line
     */
    record Content(Object stamp, KnownHostsLines lines, Optional<String> problem) {}

    private record Stamp(Object file, Object modified, long size) {}

    /** Returns what the file holds now; it is read again only when it has changed. A missing file holds nothing. */
    synchronized Content content() {
        OPEN.lock();
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            Stamp stamp = new Stamp(now.fileKey(), now.lastModifiedTime(), now.size());
            if (!stamp.equals(content.stamp())) {
                content = new Content(stamp, now.isRegularFile() ? read() : KnownHostsLines.NONE, Optional.empty());
            }
        } catch (NoSuchFileException missing) {
            content = new Content(null, KnownHostsLines.NONE, Optional.empty());
        } catch (IOException unreadable) {
            content = new Content(
                    null,
                    KnownHostsLines.NONE,
                    Optional.of("cannot read " + path + ": " + FileFault.reason(unreadable)));
        } finally {
            OPEN.unlock();
        }
        return content;
    }

    private KnownHostsLines read() throws IOException {
        // ISO 8859-1 never fails, and what matters is ASCII
        String[] lines = Files.readString(path, StandardCharsets.ISO_8859_1).split("\n", -1);
        List<KnownHostsEntry> entries = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            KnownHostsEntry.parse(path, i + 1, lines[i]).ifPresent(entries::add);
        }
        return new KnownHostsLines(entries);
    }

    /**
     * Adds a line at the end, in one write, so that what another program adds at the same time stays whole. A missing
     * folder is made with mode 0700 and a missing file with 0600.
     *
     * @param line without its end
     * @throws IOException if that fails
     */
    void append(String line) throws IOException {
        OPEN.lock();
        try {
            create();
            try (FileChannel reader = FileChannel.open(path, StandardOpenOption.READ);
                    FileChannel writer = FileChannel.open(path, StandardOpenOption.APPEND);
                    FileLock held = writer.lock()) {
                String start = held.isValid() && endsInsideLine(reader) ? "\n" : "";
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(start + line + "\n");
                while (bytes.hasRemaining()) {
                    writer.write(bytes);
                }
            }
        } finally {
            OPEN.unlock();
        }
    }

    /**
     * Takes lines out.
     *
     * @param numbers of the lines, from 1
     */
    void remove(Set<Integer> numbers) throws IOException {
        OPEN.lock();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid()) {
                KnownHostsEdit.remove(path, numbers);
            }
        } finally {
            OPEN.unlock();
        }
    }

    private void create() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException there) {
            // as it should be
        }
    }

    private static boolean endsInsideLine(FileChannel reader) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        long size = reader.size();
        return size > 0 && reader.read(last, size - 1) == 1 && last.get(0) != '\n';
    }
}
