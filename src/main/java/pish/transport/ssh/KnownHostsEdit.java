package pish.transport.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes lines out of a known_hosts file, in one step, and keeps the file as it was beside it, as {@code ssh-keygen -R} does. */
final class KnownHostsEdit {
    private KnownHostsEdit() {}

    /**
     * Takes lines out; all others stay byte for byte. The file as it was is kept as {@code known_hosts.old}.
     *
     * @param numbers of the lines, from 1
     * @throws IOException if that fails; the file is then as it was
     */
    static void remove(Path path, Set<Integer> numbers) throws IOException {
        Path file = path.toRealPath();
        String[] lines = Files.readString(file, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (!numbers.contains(i + 1)) {
                kept.add(lines[i]);
            }
        }
        Path folder = file.getParent();
        Path fresh = Files.createTempFile(
                folder,
                ".known_hosts",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, String.join("", kept), StandardCharsets.ISO_8859_1);
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
            Path old = folder.resolve(file.getFileName() + ".old");
            Files.copy(file, old, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
