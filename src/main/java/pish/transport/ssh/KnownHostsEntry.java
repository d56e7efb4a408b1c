package pish.transport.ssh;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One line of a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
 *
 * @param file where it stands
 * @param line its number there, from 1; 0 for a key accepted in this run that no file could take
 * @param marker what the key means
 * @param hosts for which hosts
 * @param key the key
 */
record KnownHostsEntry(Path file, int line, Marker marker, HostPatterns hosts, PublicKeyBlob key) {
    /** What the key of a line means. */
    enum Marker {
        /** The host's own key. */
        HOST,
        /** {@code @cert-authority}: a key that signs hosts' certificates. */
        AUTHORITY,
        /** {@code @revoked}: a key never to be accepted, for a host or as an authority. */
        REVOKED
    }

    /** Returns what a line says, or nothing for a blank line, a comment, or a line that is broken: ssh skips those too. */
    static Optional<KnownHostsEntry> parse(Path file, int line, String text) {
        String[] words = text.strip().split("[ \t]+", 5);
        boolean marked = words[0].startsWith("@");
        int hosts = marked ? 1 : 0;
        if (words[0].startsWith("#") || words.length < hosts + 3) {
            return Optional.empty();
        }
        Optional<Marker> marker = marked ? marker(words[0]) : Optional.of(Marker.HOST);
        return marker.flatMap(what -> HostPatterns.parse(words[hosts])
                .flatMap(patterns -> PublicKeyBlob.parse(words[hosts + 1], words[hosts + 2])
                        .map(key -> new KnownHostsEntry(file, line, what, patterns, key))));
    }

    private static Optional<Marker> marker(String word) {
        return switch (word) {
            case "@cert-authority" -> Optional.of(Marker.AUTHORITY);
            case "@revoked" -> Optional.of(Marker.REVOKED);
            default -> Optional.empty();
        };
    }
}
