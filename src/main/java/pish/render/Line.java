package pish.render;

/** A line without its newline, or a piece of one. Its bytes are only lent, for as long as it is being handled. */
final class Line {
    /** Takes some bytes of an array. */
    @FunctionalInterface
    interface Reader<E extends Exception> {
        void read(byte[] source, int offset, int count) throws E;
    }

    private final byte[] source;
    private final int offset;
    private final int count;
    private final boolean begins;
    private final boolean ends;

    Line(byte[] source, int offset, int count, boolean begins, boolean ends) {
        this.source = source;
        this.offset = offset;
        this.count = count;
        this.begins = begins;
        this.ends = ends;
    }

    /** Returns whether its first byte is the first of the line. */
    boolean begins() {
        return begins;
    }

    /** Returns whether a newline followed. */
    boolean ends() {
        return ends;
    }

    /** Returns whether its bytes are UTF-8. */
    boolean isText() {
        return Utf8.valid(source, offset, count);
    }

    /** Lends the bytes, which are not to be changed. */
    <E extends Exception> void lend(Reader<E> reader) throws E {
        reader.read(source, offset, count);
    }
}
