package pish.setup;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a message of HTTP/1.1 begins with (RFC 9112, section 2), byte for byte.
 *
 * @param first the first line
 * @param fields the lines after it
 */
record HttpHead(String first, List<String> fields) {
    private static final int LONGEST = 16 << 10;

    /**
     * Reads one, and no byte of what follows it.
     *
     * @throws IOException if there is none
     */
    static HttpHead read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int line = 0;
        for (int octet = in.read(); octet != '\n' || line > 0; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("no whole head of a message");
            }
            if (bytes.size() >= LONGEST) {
                throw new IOException("a head of more than " + (LONGEST >> 10) + " KiB");
            }
            bytes.write(octet);
            line = octet == '\n' ? 0 : octet == '\r' ? line : line + 1;
        }
        List<String> lines = bytes.toString(StandardCharsets.ISO_8859_1).lines().toList();
        return new HttpHead(
                lines.isEmpty() ? "" : lines.get(0),
                lines.stream().skip(1).filter(text -> !text.isEmpty()).toList());
    }

    /** Returns a word of the first line, from 0, or the empty string. */
    String word(int index) {
        String[] words = first.split(" ", -1);
        return index < words.length ? words[index] : "";
    }

    /** Returns the value of a field. */
    Optional<String> field(String name) {
        return fields.stream()
                .filter(field -> isCalled(field, name))
                .map(field -> field.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** Returns the bytes of a head with another first line, which says that the connection ends after this message. */
    byte[] closing(String newFirst) {
        StringBuilder text = new StringBuilder(newFirst).append("\r\n");
        fields.stream()
                .filter(field -> !isCalled(field, "connection")
                        && !isCalled(field, "keep-alive")
                        && !field.toLowerCase(Locale.ROOT).startsWith("proxy-"))
                .forEach(field -> text.append(field).append("\r\n"));
        return text.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isCalled(String field, String name) {
        return field.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }
}
