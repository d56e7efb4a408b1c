package pish.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import pish.node.FileFault;

/** A file whose first line is a password. */
public final class PasswordFile {
    private static final int LONGEST = 1024;

    private PasswordFile() {}

    /**
     * Returns why a file may not be used, in one clause that says how to mend it, or empty. A file descriptor, as in
     * {@code /dev/fd/3}, has no mode that counts.
     *
     * @param file as it was named
     */
    public static Optional<String> refusal(String file) {
        Path path = Path.of(file);
        if (path.startsWith("/dev/fd") || path.startsWith("/proc")) {
            return Optional.empty();
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            boolean open = permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER"));
            return open
                    ? Optional.of("password file " + file + " may be read by others; type: chmod 600 " + file)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot read password file " + file + ": " + FileFault.reason(e));
        }
    }

    /**
     * Reads the password: UTF-8, up to the first line's end.
     *
     * @return a fresh array, which the caller clears
     */
    public static char[] read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST);
        }
        int length = 0;
        while (length < bytes.length && bytes[length] != '\n' && bytes[length] != '\r') {
            length++;
        }
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
        char[] password = new char[decoded.remaining()];
        decoded.get(password);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(decoded.array(), '\0');
        return password;
    }
}
