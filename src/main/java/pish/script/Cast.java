package pish.script;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import pish.node.FileFault;
import pish.transport.TerminalSize;

/**
 * A recording of a terminal's screen in the format asciicast v2, as asciinema plays it: a header, then what was written to
 * the terminal and when, and changes of its size. Keys are not recorded, so what does not show on the screen, such as a
 * password, is not in it. May be used by several threads.
 *
 * @see <a href="https://docs.asciinema.org/manual/asciicast/v2/">asciicast v2</a>
 */
public final class Cast implements Closeable {
    private static final double NANOS = 1e9;

    private final RecordingFile file;
    private final LongSupplier clock;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
    /** The beginning of a character whose other bytes are still to come. */
    private byte[] rest = {};

    private TerminalSize size;
    private long begin;
    private Optional<Long> pausedAt = Optional.empty();
    private Optional<String> fault = Optional.empty();

    private Cast(RecordingFile file, TerminalSize size, LongSupplier clock) {
        this.file = file;
        this.size = size;
        this.clock = clock;
        this.begin = clock.getAsLong();
    }

    /**
     * Begins a recording.
     *
     * @param size how large the terminal is
     * @param type what kind it is, as TERM has it
     * @throws IOException if the file exists or cannot be written; says which and why
     */
    public static Cast start(Path path, TerminalSize size, String type) throws IOException {
        return start(path, size, type, System::nanoTime, System.currentTimeMillis() / 1000);
    }

    static Cast start(Path path, TerminalSize size, String type, LongSupplier nanos, long seconds) throws IOException {
        if (Files.exists(path)) {
            throw new IOException(path + " exists; name another file");
        }
        RecordingFile file = RecordingFile.open(path);
        try {
            file.append("{\"version\": 2, \"width\": " + size.columns() + ", \"height\": " + size.rows()
                    + ", \"timestamp\": " + seconds + ", \"title\": \"pish\", \"env\": {\"TERM\": " + quoted(type)
                    + "}}\n");
            return new Cast(file, size, nanos);
        } catch (IOException e) {
            file.close();
            throw new IOException("cannot write " + path + ": " + FileFault.reason(e), e);
        }
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** Returns where it is written. */
    public Path file() {
        return file.path();
    }

    /**
     * Records what goes to the terminal now.
     *
     * @param bytes text in UTF-8, which may begin and end within a character
     * @param now how large the terminal is by now
     */
    public synchronized void output(byte[] bytes, TerminalSize now) {
        if (pausedAt.isPresent() || fault.isPresent()) {
            return;
        }
        if (!now.equals(size)) {
            size = now;
            event("r", now.columns() + "x" + now.rows());
        }
        String text = decoded(bytes);
        if (!text.isEmpty()) {
            event("o", text);
        }
    }

    private String decoded(byte[] bytes) {
        ByteBuffer in = ByteBuffer.allocate(rest.length + bytes.length);
        in.put(rest).put(bytes).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        decoder.reset().decode(in, out, false);
        rest = Arrays.copyOfRange(in.array(), in.position(), in.limit());
        return out.flip().toString();
    }

    private void event(String code, String data) {
        double seconds = (clock.getAsLong() - begin) / NANOS;
        try {
            file.append(String.format(Locale.ROOT, "[%.6f, \"%s\", %s]\n", seconds, code, quoted(data)));
        } catch (IOException e) {
            fault = Optional.of("cannot record to " + file() + ": " + FileFault.reason(e));
            closeAfter(e);
        }
    }

    private void closeAfter(IOException failure) {
        try {
            file.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Returns whether nothing is recorded for a while. */
    public synchronized boolean paused() {
        return pausedAt.isPresent();
    }

    /** Records nothing, and lets no time pass in the recording, until {@link #resume}. */
    public synchronized void pause() {
        pausedAt = Optional.of(pausedAt.orElseGet(clock::getAsLong));
    }

    /** Records again. */
    public synchronized void resume() {
        pausedAt.ifPresent(at -> begin += clock.getAsLong() - at);
        pausedAt = Optional.empty();
        rest = new byte[0];
    }

    /** Returns why it cannot be written any more, if that is so. */
    public synchronized Optional<String> fault() {
        return fault;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
