package pish.files;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * File names as what they are, bytes: a string of one char for each, so that a name that is no text in this machine's
 * encoding reaches a node, or comes from one, unchanged. {@link Path} keeps such bytes but shows them in its URI only.
 */
final class ByteName {
    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

    private ByteName() {}

    /** Returns the bytes of a file's own name, without its folder. */
    static String of(Path file) {
        String path = decode(file.toUri().getRawPath());
        String name = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Returns the bytes of where a symbolic link leads. */
    static String ofTarget(Path target) {
        String path = decode(Path.of("/").resolve(target).toUri().getRawPath());
        // a URI says of its own accord that something is a folder
        boolean added = path.endsWith("/") && !target.toString().endsWith("/");
        return path.substring(target.isAbsolute() ? 0 : 1, path.length() - (added ? 1 : 0));
    }

    private static String decode(String uri) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) == '%') {
                bytes.append((char) Integer.parseInt(uri.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.append(uri.charAt(i));
            }
        }
        return bytes.toString();
    }

    /** Returns the bytes of text that somebody typed. */
    static String ofText(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Returns a name as people read it, with U+FFFD where it is no UTF-8. */
    static String text(String name) {
        return new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /**
     * Returns a name as people may be shown it: {@link #text}, with what would do something to a terminal, a newline among
     * it, as three octal digits after a backslash.
     */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        text(name).codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append(String.format("\\%03o", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Returns what a symbolic link leads to as a path. */
    static Path target(String link) {
        Path path = in(Path.of("/"), link);
        return link.startsWith("/") ? path : path.subpath(0, path.getNameCount());
    }

    /** Returns the file of a name in a folder; the name may lead through further folders. */
    static Path in(Path folder, String name) {
        StringBuilder uri = new StringBuilder("file://");
        String base = folder.toAbsolutePath().toUri().getRawPath();
        uri.append(base).append(base.endsWith("/") ? "" : "/");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/' || UNRESERVED.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append(String.format("%%%02X", (int) c));
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    /**
     * Returns a name as the {@code %b} of printf(1) reads it back, without blanks, quotes and newlines: each char of it
     * that could mean something to a shell is three octal digits.
     */
    static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/' || UNRESERVED.indexOf(c) >= 0) {
                text.append(c);
            } else {
                text.append(String.format("\\0%03o", (int) c));
            }
        }
        return text.toString();
    }
}
