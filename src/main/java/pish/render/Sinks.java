package pish.render;

import pish.transport.Stream;

/**
 * Where text goes.
 *
 * @param out standard output
 * @param err standard error; may be the same
 */
public record Sinks(Sink out, Sink err) {
    /** Returns whether both end up before the same eyes, in one order. */
    public boolean together() {
        return out == err || (out.terminal() && err.terminal());
    }

    /** Hands everything on. */
    public void flush() {
        out.flush();
        err.flush();
    }

    /** Returns the sink of a stream; where both are seen together, the other one is up to date. */
    Sink of(Stream stream) {
        Sink chosen = stream == Stream.STDOUT ? out : err;
        Sink other = stream == Stream.STDOUT ? err : out;
        if (chosen != other && together()) {
            other.flush();
        }
        return chosen;
    }
}
