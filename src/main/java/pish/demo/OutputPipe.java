package pish.demo;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;

/**
 * A named pipe that a process writes its output to. The JVM closes the pipes of {@link Process} when the process ends,
 * and drops what its children have still to say; a named pipe ends when its last writer ends, as in sshd.
 */
final class OutputPipe implements Closeable {
    /** What one SSH packet carries at most for the usual clients. */
    private static final int CHUNK = 32 * 1024;

    private final File file;
    private final RandomAccessFile bothEnds;
    private final InputStream reader;

    private OutputPipe(File file, RandomAccessFile bothEnds, InputStream reader) {
        this.file = file;
        this.bothEnds = bothEnds;
        this.reader = reader;
    }

    /** Opens a pipe that nobody else has open. */
    static OutputPipe open(File file) throws IOException {
        // Linux opens both ends at once without waiting for a peer, and then neither end has to wait
        RandomAccessFile bothEnds = new RandomAccessFile(file, "rw");
        try {
            return new OutputPipe(file, bothEnds, new FileInputStream(file));
        } catch (IOException e) {
            bothEnds.close();
            throw e;
        }
    }

    /** Returns the pipe's path, for the next user once all writers are gone. */
    File file() {
        return file;
    }

    /** Returns where the process is to write. */
    Redirect writer() {
        return Redirect.to(file);
    }

    /** Leaves the pipe to its process: it ends when all that write to it have ended; at once where there is none. */
    void release() throws IOException {
        bothEnds.close();
    }

    /**
     * Copies until the pipe ends, each piece at once.
     *
     * @throws IOException if {@code sink} takes no more
     */
    void copyTo(OutputStream sink) throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
            sink.write(buffer, 0, n);
            sink.flush();
        }
    }

    /** Stops reading; whoever still writes gets SIGPIPE. */
    @Override
    public void close() throws IOException {
        reader.close();
    }
}
