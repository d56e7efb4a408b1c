package pish.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable run of bytes: output of a command, which is not text until somebody says so. */
public final class Bytes {
    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** Returns a copy of {@code length} bytes of {@code source} from {@code offset}. */
    public static Bytes copyOf(byte[] source, int offset, int length) {
        return new Bytes(Arrays.copyOfRange(source, offset, offset + length));
    }

    /** Returns the UTF-8 form of a text. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns how many bytes there are. */
    public int length() {
        return array.length;
    }

    /** Returns the byte at {@code index}, 0 to {@link #length()} - 1. */
    public byte at(int index) {
        return array[index];
    }

    /** Returns a copy as an array. */
    public byte[] toArray() {
        return array.clone();
    }

    /** Copies {@code count} bytes from {@code from} into an array. */
    public void copyTo(int from, byte[] target, int offset, int count) {
        System.arraycopy(array, from, target, offset, count);
    }

    /** Writes all of it. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(array);
    }

    /** Returns the text, with U+FFFD where the bytes are not UTF-8. */
    @Override
    public String toString() {
        return new String(array, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }
}
