package pish.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checksums of local files, each made once however many nodes ask for it. */
final class Checksums {
    private final Map<Key, String> made = new ConcurrentHashMap<>();

    private final Map<Path, String> folders = new ConcurrentHashMap<>();

    private record Key(Path file, long length, Kind kind) {}

    /** How a checksum is made. */
    enum Kind {
        /** SHA-256 (FIPS 180-4), in hex digits. */
        SHA256,
        /** The CRC of cksum(1) (POSIX), in decimal digits. */
        CKSUM
    }

    /**
     * Returns the checksum of the first bytes of a file.
     *
     * @param length how many; a shorter file counts to its end
     */
    String of(Path file, long length, Kind kind) throws IOException {
        try {
            return made.computeIfAbsent(new Key(file, length, kind), key -> {
                try {
                    return make(key);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Returns the checksum of a folder: of the names, kinds, modes and contents of all in it. */
    String of(Source folder) throws IOException {
        String known = folders.get(folder.path());
        if (known != null) {
            return known;
        }
        MessageDigest sha = RunningSum.sha256();
        for (Entry entry : folder.entries()) {
            String sum = entry.kind() == Entry.Kind.FILE ? of(entry.path(), entry.size(), Kind.SHA256) : entry.link();
            String line = entry.name() + '\0' + entry.kind() + '\0' + entry.mode() + '\0' + sum + '\0';
            sha.update(line.getBytes(StandardCharsets.ISO_8859_1));
        }
        String made = HexFormat.of().formatHex(sha.digest());
        folders.put(folder.path(), made);
        return made;
    }

    private static String make(Key key) throws IOException {
        RunningSum sum = new RunningSum(key.kind());
        byte[] chunk = new byte[Chunks.SIZE];
        try (InputStream in = Files.newInputStream(key.file())) {
            long left = key.length();
            for (int count = read(in, chunk, left); count > 0; count = read(in, chunk, left)) {
                left -= count;
                sum.update(chunk, 0, count);
            }
        }
        return sum.text();
    }

    private static int read(InputStream in, byte[] chunk, long left) throws IOException {
        return in.read(chunk, 0, (int) Math.min(chunk.length, left));
    }
}
