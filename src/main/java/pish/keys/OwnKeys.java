package pish.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import pish.exec.LocalScript;

/** The keys of this machine's user, in {@code ~/.ssh} or in an agent. */
public final class OwnKeys {
    private static final List<String> NAMES = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final Path folder;
    private final BooleanSupplier stopped;

    /**
     * Takes those of the user's home folder.
     *
     * @param stopped asked again and again whether the user wants no more
     */
    public OwnKeys(BooleanSupplier stopped) {
        this.folder = Path.of(System.getProperty("user.home"), ".ssh");
        this.stopped = stopped;
    }

    /**
     * Returns the public keys that are to be let in: that of a file, else those in the agent, else a new one.
     *
     * @param make whether to make one where there is none
     * @throws IOException if that fails
     */
    public List<PublicKey> keys(boolean make) throws IOException {
        for (String name : NAMES) {
            Path file = folder.resolve(name + ".pub");
            if (Files.exists(file)) {
                Optional<PublicKey> key = PublicKey.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
                if (key.isPresent()) {
                    return List.of(key.get());
                }
            }
        }
        List<PublicKey> agents = run("ssh-add -L 2>/dev/null || :", "")
                .lines()
                .flatMap(line -> PublicKey.parse(line).stream())
                .toList();
        if (!agents.isEmpty() || !make) {
            return agents;
        }
        run("umask 077; mkdir -p \"$1\" && ssh-keygen -q -t ed25519 -N '' -f \"$1/id_ed25519\"", "", folder.toString());
        return PublicKey.parse(Files.readString(folder.resolve("id_ed25519.pub"), StandardCharsets.ISO_8859_1)).stream()
                .toList();
    }

    /** Changes known_hosts; returns how many lines changed. */
    int know(UnaryOperator<String> change, boolean write) throws IOException {
        Path file = folder.resolve("known_hosts");
        String text = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        String changed = change.apply(text);
        if (write && !changed.equals(text)) {
            Path target = Files.exists(file) ? file.toRealPath() : file;
            Path fresh = Files.createTempFile(
                    target.getParent(),
                    ".pish-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, changed, StandardCharsets.ISO_8859_1);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return Changes.between(text, changed);
    }

    /** Runs shell text here, see {@link LocalScript}. */
    String run(String script, String input, String... arguments) throws IOException {
        return LocalScript.run(script, input, stopped, arguments);
    }
}
