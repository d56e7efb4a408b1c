package pish.exec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Standard input whose last line is a password. */
public final class SecretInput {
    private SecretInput() {}

    /**
     * Returns its bytes, which the caller clears.
     *
     * @param before what comes before the password; each char is one byte
     * @param password left as it is
     */
    public static byte[] of(String before, char[] password) {
        byte[] room = new byte[before.length() + 4 * password.length + 1];
        ByteBuffer out = ByteBuffer.wrap(room).put(before.getBytes(StandardCharsets.ISO_8859_1));
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password), out, true);
        byte[] bytes = Arrays.copyOf(room, out.put((byte) '\n').position());
        Arrays.fill(room, (byte) 0);
        return bytes;
    }
}
