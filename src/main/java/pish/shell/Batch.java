package pish.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pish.command.Setting;
import pish.command.Settings;
import pish.transport.UnknownHostKey;

/** Nobody: answers no, and gives the password that a file holds, once. */
public final class Batch implements Operator {
    private static final int MAX_PASSWORD = 1024;

    private final Settings settings;
    private boolean given;

    /** Reads the password file that the settings name only when a node wants it. */
    public Batch(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean confirm(String question) {
        return false;
    }

    @Override
    public boolean confirmCount(String why, int nodes) {
        return true;
    }

    @Override
    public boolean trust(List<UnknownHostKey> keys) {
        return false;
    }

    @Override
    public Optional<char[]> password(String prompt) {
        String file = settings.get(Setting.PASSWORD_FILE);
        if (given || file.isEmpty()) {
            return Optional.empty();
        }
        given = true;
        try {
            return Optional.of(read(Path.of(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns why a password file may not be used, or empty.
     *
     * @param file as it was named
     */
    public static Optional<String> refusal(String file) {
        Path path = Path.of(file);
        try {
            if (path.startsWith("/dev/fd") || path.startsWith("/proc")) {
                return Optional.empty();
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            boolean open = permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER"));
            return open
                    ? Optional.of("password file " + file + " may be read by others; type: chmod 600 " + file)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot read password file " + file);
        }
    }

    private static char[] read(Path file) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_PASSWORD);
        }
        int length = 0;
        while (length < bytes.length && bytes[length] != '\n' && bytes[length] != '\r') {
            length++;
        }
        char[] decoded =
                StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length)).array();
        char[] password = Arrays.copyOf(decoded, decodedLength(decoded));
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(decoded, '\0');
        return password;
    }

    private static int decodedLength(char[] decoded) {
        int length = decoded.length;
        while (length > 0 && decoded[length - 1] == '\0') {
            length--;
        }
        return length;
    }
}
