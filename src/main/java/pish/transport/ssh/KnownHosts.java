package pish.transport.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import pish.node.Node;
import pish.transport.ssh.KnownHostsEntry.Marker;

/**
 * The host keys that the user and the machine trust, as OpenSSH keeps them (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT), and
 * ssh's rules for a key that a server shows. Files are read again when they have changed. Safe for many threads.
 */
final class KnownHosts {
    private final List<KnownHostsFile> files;
    private final int ofUser;
    /** What was accepted in this run and is in no file: one may not be writable, or be /dev/null. */
    private final List<KnownHostsEntry> accepted = new CopyOnWriteArrayList<>();

    private KnownHosts(List<KnownHostsFile> files, int ofUser) {
        this.files = files;
        this.ofUser = ofUser;
    }

    /**
     * Returns what the given files say. None has to exist.
     *
     * @param user the user's files; new keys go to the first, and into memory where there is none
     * @param global the machine's files
     */
    static KnownHosts open(List<Path> user, List<Path> global) {
        List<KnownHostsFile> files = Stream.concat(user.stream(), global.stream())
                .map(KnownHostsFile::new)
                .toList();
        return new KnownHosts(files, user.size());
    }

    /** Returns the user's own files, as ssh has them by default. */
    static List<Path> userFiles(Path home) {
        Path ssh = home.resolve(".ssh");
        return List.of(ssh.resolve("known_hosts"), ssh.resolve("known_hosts2"));
    }

    /** Returns the machine's files, as ssh has them by default. */
    static List<Path> globalFiles() {
        Path etc = Path.of("/etc/ssh");
        return List.of(etc.resolve("ssh_known_hosts"), etc.resolve("ssh_known_hosts2"));
    }

    /**
     * Returns the name that known_hosts has a host under.
     *
     * @param host name or address that is connected to
     * @param port TCP port; any but 22 becomes part of the name
     * @param alias HostKeyAlias, which stands for both, or the empty string
     */
    static String lookupName(String host, int port, String alias) {
        if (!alias.isEmpty()) {
            return alias.toLowerCase(Locale.ROOT);
        }
        String name = host.toLowerCase(Locale.ROOT);
        return port == Node.SSH_PORT ? name : "[" + name + "]:" + port;
    }

    /**
     * Judges the key that a server shows, as ssh does with StrictHostKeyChecking. A certificate that no known
     * authority signed, or that does not hold, counts as the key within. Where nothing is known of
     * {@code [host]:port}, a key that is known for {@code host} is accepted.
     *
     * @param host name or address that is connected to
     * @param port its TCP port
     * @param alias HostKeyAlias, or the empty string
     */
    HostKeyVerdict check(String host, int port, String alias, PublicKey key) {
        String name = lookupName(host, port, alias);
        HostKeyVerdict verdict = judge(name, alias.isEmpty() ? host.toLowerCase(Locale.ROOT) : alias, key);
        if (verdict instanceof HostKeyVerdict.Unknown && alias.isEmpty() && port != Node.SSH_PORT) {
            HostKeyVerdict portless = check(host, Node.SSH_PORT, alias, key);
            return portless instanceof HostKeyVerdict.Unknown || portless instanceof HostKeyVerdict.Changed
                    ? verdict
                    : portless;
        }
        return verdict;
    }

    private HostKeyVerdict judge(String name, String principal, PublicKey key) {
        List<KnownHostsEntry> entries = matching(name);
        if (key instanceof Certificate<?> certificate) {
            HostCertificate host = new HostCertificate(certificate);
            return revoked(name, entries, PublicKeyBlob.of(host.key()))
                    .or(() -> host.authority().flatMap(ca -> revoked(name, entries, ca)))
                    .or(() -> vouched(entries, host, principal))
                    .orElseGet(() -> judgePlain(name, entries, PublicKeyBlob.of(host.key())));
        }
        PublicKeyBlob plain = PublicKeyBlob.of(key);
        return revoked(name, entries, plain).orElseGet(() -> judgePlain(name, entries, plain));
    }

    private static Optional<HostKeyVerdict> revoked(String name, List<KnownHostsEntry> entries, PublicKeyBlob key) {
        return marked(entries, Marker.REVOKED)
                .filter(entry -> entry.key().equals(key))
                .<HostKeyVerdict>map(entry -> new HostKeyVerdict.Revoked(name, key, entry.file(), entry.line()))
                .findFirst();
    }

    private static Optional<HostKeyVerdict> vouched(
            List<KnownHostsEntry> entries, HostCertificate certificate, String principal) {
        Optional<PublicKeyBlob> authority = certificate.authority();
        return marked(entries, Marker.AUTHORITY)
                .filter(entry -> Optional.of(entry.key()).equals(authority))
                .findFirst()
                .filter(entry -> certificate.fault(principal, Instant.now()).isEmpty())
                .map(entry -> new HostKeyVerdict.Known(entry.file(), entry.line()));
    }

    private static HostKeyVerdict judgePlain(String name, List<KnownHostsEntry> entries, PublicKeyBlob key) {
        List<KnownHostsEntry> known = marked(entries, Marker.HOST).toList();
        if (known.isEmpty()) {
            return new HostKeyVerdict.Unknown(name, key);
        }
        return known.stream()
                .filter(entry -> entry.key().equals(key))
                .<HostKeyVerdict>map(entry -> new HostKeyVerdict.Known(entry.file(), entry.line()))
                .findFirst()
                .orElseGet(() -> changed(name, known, key));
    }

    /** Names the line that has the same type, where there is one: it is the line that has to go. */
    private static HostKeyVerdict changed(String name, List<KnownHostsEntry> known, PublicKeyBlob key) {
        KnownHostsEntry other = known.stream()
                .filter(entry -> entry.key().type().equals(key.type()))
                .findFirst()
                .orElse(known.get(0));
        List<String> types =
                known.stream().map(entry -> entry.key().type()).distinct().toList();
        return new HostKeyVerdict.Changed(name, key, other.file(), other.line(), types);
    }

    private static Stream<KnownHostsEntry> marked(List<KnownHostsEntry> entries, Marker marker) {
        return entries.stream().filter(entry -> entry.marker() == marker);
    }

    /**
     * Returns the algorithms by which the host can show a key that is known, for the connection to prefer.
     *
     * @return names of {@link HostKeyAlgorithms#all()}, empty where nothing is known of the host
     */
    List<String> algorithms(String host, int port, String alias) {
        List<String> named = HostKeyAlgorithms.showing(matching(lookupName(host, port, alias)));
        return named.isEmpty() && alias.isEmpty() && port != Node.SSH_PORT
                ? algorithms(host, Node.SSH_PORT, alias)
                : named;
    }

    /**
     * Accepts a key for a host: adds it to the first of the user's files, as ssh does with HashKnownHosts off. Once
     * this returns or throws, {@link #check} knows the key.
     *
     * @throws IOException if the file cannot be written; the key is then known until the end of the run
     */
    synchronized void add(HostKeyVerdict.Unknown accepting) throws IOException {
        String name = accepting.name();
        if (has(matching(name), accepting.key())) {
            return;
        }
        Path first = ofUser == 0 ? Path.of("none") : files.get(0).path();
        KnownHostsEntry entry =
                new KnownHostsEntry(first, 0, Marker.HOST, new HostPatterns.Names(Set.of(name)), accepting.key());
        accepted.add(entry);
        if (ofUser == 0) {
            return;
        }
        files.get(0).append(name + " " + accepting.key().toText());
        if (has(files.get(0).content().lines().matching(name), accepting.key())) {
            accepted.remove(entry);
        }
    }

    /**
     * Takes a host's keys out of the user's files; lines that revoke a key or name an authority stay.
     *
     * @param name as {@link #lookupName} returns it
     * @return the places of the lines that were taken out, as {@code FILE:LINE}
     * @throws IOException if a file cannot be written
     */
    synchronized List<String> forget(String name) throws IOException {
        List<String> places = new ArrayList<>();
        accepted.removeIf(entry -> entry.hosts().matches(name));
        for (KnownHostsFile file : files.subList(0, ofUser)) {
            Set<Integer> lines = new LinkedHashSet<>();
            marked(file.content().lines().matching(name), Marker.HOST).forEach(entry -> lines.add(entry.line()));
            if (!lines.isEmpty()) {
                file.remove(lines);
                lines.forEach(line -> places.add(file.path() + ":" + line));
            }
        }
        return places;
    }

    private static boolean has(List<KnownHostsEntry> entries, PublicKeyBlob key) {
        return marked(entries, Marker.HOST).anyMatch(entry -> entry.key().equals(key));
    }

    /** Returns what hinders, in one line each: files that are there and cannot be read. */
    List<String> problems() {
        return files.stream().flatMap(file -> file.content().problem().stream()).toList();
    }

    /** Returns the lines that are for a host, the user's first. */
    private List<KnownHostsEntry> matching(String name) {
        List<KnownHostsEntry> found = new ArrayList<>();
        for (KnownHostsFile file : files) {
            found.addAll(file.content().lines().matching(name));
        }
        accepted.stream().filter(entry -> entry.hosts().matches(name)).forEach(found::add);
        return found;
    }
}
