package pish.render;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The file of a node in a log folder: no name leads elsewhere, is hidden, is too long, or is another node's. */
final class LogName {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-@:+[]";
    /** With {@code .log} and a number, well under the 255 bytes of most file systems. */
    private static final int LONGEST = 200;

    private LogName() {}

    /** Returns the name for a node; all but letters, digits and {@code ._-@:+[]} is written as in addresses of pages. */
    static String of(String node) {
        StringBuilder name = new StringBuilder();
        for (byte b : node.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = PLAIN.indexOf(b) >= 0 && !(name.isEmpty() && b == '.');
            name.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        String mark = String.format(Locale.ROOT, "%%%08x", node.hashCode());
        boolean fits = name.length() <= LONGEST;
        return (fits ? name : name.substring(0, LONGEST - mark.length()) + mark) + ".log";
    }
}
