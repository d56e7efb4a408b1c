package pish.transport;

import java.io.ByteArrayOutputStream;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/**
 * One output stream of a persistent shell: finds the frames, gives output to the line that runs, and keeps what comes
 * between lines, from background jobs, for the next one. Used under the shell's lock.
 */
final class ShellStream implements FrameReader.Sink {
    private final Stream stream;
    private final FrameReader reader = new FrameReader(this);
    private final BiConsumer<Stream, Frame> frames;
    private final IntConsumer consumed;
    private ByteArrayOutputStream noise = new ByteArrayOutputStream();
    private final ByteArrayOutputStream late = new ByteArrayOutputStream();
    private RunningLine line;
    private boolean ready;
    private boolean ended;
    private int passed;
    private int owed;

    /**
     * Begins before the shell is set up: what comes until then is banners and the noise of rc files, and is no output.
     *
     * @param frames told of each frame
     * @param consumed told of bytes that no line will ever report as consumed
     */
    ShellStream(Stream stream, BiConsumer<Stream, Frame> frames, IntConsumer consumed) {
        this.stream = stream;
        this.frames = frames;
        this.consumed = consumed;
    }

    FrameReader reader() {
        return reader;
    }

    /** Says that the shell is set up. */
    void ready() {
        ready = true;
        noise = new ByteArrayOutputStream();
    }

    /** Returns the first of what came before that. */
    Bytes noise() {
        return Bytes.copyOf(noise.toByteArray(), 0, noise.size());
    }

    boolean isReady() {
        return ready;
    }

    /** Returns, once, what came since the last line and has been given to none. */
    byte[] takeLate() {
        byte[] bytes = late.toByteArray();
        late.reset();
        return bytes;
    }

    /** Adds what came of a shell that this one replaces. */
    void inherit(byte[] bytes) {
        late.writeBytes(bytes);
    }

    /** Drops what may still come: the shell is given up. */
    void end() {
        reader.end();
        ended = true;
    }

    /** Gives output to a line from now on, beginning with what came since the last one. */
    void begin(RunningLine next) {
        line = next;
        byte[] bytes = takeLate();
        if (bytes.length > 0) {
            next.listener.output(stream, bytes, 0, bytes.length);
        }
    }

    /** Takes bytes from the channel. */
    void feed(byte[] buffer, int offset, int length) {
        passed = 0;
        reader.feed(buffer, offset, length);
        // what was held back counts when it is passed on, hence the running balance
        owed += length - passed;
        if (owed > 0) {
            consumed.accept(owed);
            owed = 0;
        }
    }

    @Override
    public void data(byte[] buffer, int offset, int length) {
        if (ended) {
            return;
        }
        if (!ready) {
            noise.write(buffer, offset, Math.min(length, Refusal.MOST - noise.size()));
            return;
        }
        passed += length;
        if (line != null && !line.ended(stream)) {
            line.listener.output(stream, buffer, offset, length);
        } else {
            late.write(buffer, offset, length);
        }
    }

    @Override
    public void frame(Frame frame) {
        frames.accept(stream, frame);
    }
}
