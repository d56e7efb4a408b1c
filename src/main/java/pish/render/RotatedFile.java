package pish.render;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that grows by lines, up to a size: then it gets {@code .1} after its name, the one that had that gets {@code .2},
 * and so on, and a new one is begun. It is buffered, and only its owner may read it.
 */
public final class RotatedFile implements Closeable {
    private final Path path;
    private final Size size;
    private OutputStream out;
    private long length;

    /**
     * How much is kept.
     *
     * @param limit bytes after which a new file is begun, which a line that is longer exceeds; 0 for never
     * @param kept how many older files are kept, 0 or more
     */
    public record Size(long limit, int kept) {
        /** Never begins a new file. */
        public static final Size UNBOUNDED = new Size(0, 0);
    }

    /**
     * Opens it, and makes it with mode 600 if there is none; else goes on at its end.
     *
     * @throws IOException if that is not possible
     */
    public RotatedFile(Path path, Size size) throws IOException {
        this.path = path;
        this.size = size;
        open();
    }

    private void open() throws IOException {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // goes on at its end
            length = Files.isRegularFile(path) ? Files.size(path) : 0;
        }
        out = new BufferedOutputStream(
                Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    /** Adds a line: a beginning, some bytes, and a newline. */
    public void line(byte[] beginning, byte[] source, int offset, int count) throws IOException {
        long more = beginning.length + count + 1L;
        if (size.limit() > 0 && length > 0 && length + more > size.limit()) {
            rotate();
        }
        out.write(beginning);
        out.write(source, offset, count);
        out.write('\n');
        length += more;
    }

    private void rotate() throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            // a device or a link that somebody put there, who then sees to its size
            return;
        }
        out.close();
        for (int number = size.kept(); number > 1; number--) {
            if (Files.exists(older(number - 1), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(older(number - 1), older(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (size.kept() > 0) {
            Files.move(path, older(1), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(path);
        }
        length = 0;
        open();
    }

    private Path older(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    /** Hands everything on. */
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
