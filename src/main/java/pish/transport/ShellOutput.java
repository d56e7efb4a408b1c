package pish.transport;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/** Both output streams of a persistent shell. Used under the shell's lock. */
final class ShellOutput {
    private final ShellStream out;
    private final ShellStream err;

    /** Begins with what {@link ShellStream} begins with. */
    ShellOutput(BiConsumer<Stream, Frame> frames, IntConsumer consumed) {
        out = new ShellStream(Stream.STDOUT, frames, consumed);
        err = new ShellStream(Stream.STDERR, frames, consumed);
    }

    private ShellStream of(Stream stream) {
        return stream == Stream.STDOUT ? out : err;
    }

    /** Takes bytes from the channel. */
    void feed(Stream stream, byte[] buffer, int offset, int length) {
        of(stream).feed(buffer, offset, length);
    }

    /** Sets the nonces that are frames from now on. */
    void expect(List<byte[]> nonces) {
        out.reader().expect(nonces);
        err.reader().expect(nonces);
    }

    /** Gives output to a line from now on, beginning with what came since the last one. */
    void begin(RunningLine line) {
        out.begin(line);
        err.begin(line);
    }

    /** Says that the shell is set up, as far as a stream goes. */
    void ready(Stream stream) {
        of(stream).ready();
    }

    /** Returns what came before the shell was set up, possibly cut. */
    Bytes noise(Stream stream) {
        return of(stream).noise();
    }

    /** Returns whether the shell was ever set up. */
    boolean isReady() {
        return out.isReady();
    }

    /** Drops what may still come: the shell is given up. */
    void end() {
        out.end();
        err.end();
    }

    /** Takes over what came of an earlier shell since its last line; returns how many bytes that is. */
    int inherit(ShellOutput before) {
        byte[] lateOut = before.out.takeLate();
        byte[] lateErr = before.err.takeLate();
        out.inherit(lateOut);
        err.inherit(lateErr);
        return lateOut.length + lateErr.length;
    }
}
