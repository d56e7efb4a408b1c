package pish.transport;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/** A connection to somebody: a stream each way. */
public interface DuplexStream extends Closeable {
    /** Returns what comes from there; ends where no more comes. */
    InputStream input();

    /** Returns what leads there; closing that says that no more comes. */
    OutputStream output();

    /** Hangs up; blocks. May be called from any thread. */
    @Override
    void close();
}
