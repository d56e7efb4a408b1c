package pish.transport.ssh;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pish.node.FileFault;

/**
 * The keys to offer to servers, in ssh's order: an agent's keys that are also named by files, the agent's other keys,
 * then the files'. All is read once, when first asked for, and shared by all connections.
 */
final class Identities {
    private final List<Path> files;
    private final boolean named;
    private final boolean only;
    private final Optional<Agent> agent;
    private final Passphrases passphrases;

    private final List<String> problems = new ArrayList<>();
    private final List<KeyFile> secrets = new ArrayList<>();
    private List<Identity> offers;

    private Identities(List<Path> files, boolean named, boolean only, Optional<Agent> agent, Passphrases passphrases) {
        this.files = List.copyOf(files);
        this.named = named;
        this.only = only;
        this.agent = agent;
        this.passphrases = passphrases;
    }

    /**
     * Returns the keys of the given files, and an agent's.
     *
     * @param files what {@code -i} and IdentityFile name; a missing one is a problem
     * @param only IdentitiesOnly: an agent's keys are offered only where a file names them
     */
    static Identities named(List<Path> files, boolean only, Optional<Agent> agent, Passphrases passphrases) {
        return new Identities(files, true, only, agent, passphrases);
    }

    /** Returns the keys that ssh offers by default: an agent's, and those in the user's {@code .ssh} folder. */
    static Identities defaults(Path home, Optional<Agent> agent, Passphrases passphrases) {
        List<Path> files = Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                .map(home.resolve(".ssh")::resolve)
                .toList();
        return new Identities(files, false, false, agent, passphrases);
    }

    /** Returns the keys in the order to offer them. The first call reads files and asks the agent. */
    synchronized List<Identity> offers() {
        if (offers == null) {
            offers = List.copyOf(collect());
        }
        return offers;
    }

    /** Returns what stood in the way so far, in one line each. */
    synchronized List<String> problems() {
        return Stream.concat(
                        problems.stream(),
                        secrets.stream().map(KeyFile::refusal).filter(refusal -> !refusal.isEmpty()))
                .toList();
    }

    private List<Identity> collect() {
        List<KeyFiles.Found> found = readFiles();
        List<AgentKey> held = askAgent();
        List<Identity> first = new ArrayList<>();
        List<Identity> others = new ArrayList<>();
        for (AgentKey key : held) {
            Optional<KeyFiles.Found> same = found.stream()
                    .filter(file -> file.publicKey().equals(key.publicKey()))
                    .findFirst();
            same.ifPresent(file -> {
                offer(key, file.certificate(), first);
                found.remove(file);
            });
            if (same.isEmpty() && !only) {
                others.add(key);
            }
        }
        first.addAll(others);
        for (KeyFiles.Found file : found) {
            file.secret().ifPresent(secret -> offer(secret, file.certificate(), first));
        }
        return first;
    }

    private static void offer(Identity key, Optional<PublicKeyBlob> certificate, List<Identity> to) {
        certificate.ifPresent(blob -> to.add(new Identity.Certified(key, blob)));
        to.add(key);
    }

    private List<AgentKey> askAgent() {
        try {
            return agent.isPresent() ? agent.get().keys() : List.of();
        } catch (IOException failed) {
            problems.add("ssh agent: " + FileFault.reason(failed));
            return List.of();
        }
    }

    private List<KeyFiles.Found> readFiles() {
        List<KeyFiles.Found> found = new ArrayList<>();
        for (Path file : files) {
            try {
                KeyFiles.Found one = KeyFiles.read(file, passphrases);
                one.secret().ifPresent(secrets::add);
                found.add(one);
            } catch (NoSuchFileException missing) {
                if (named) {
                    problems.add("no key file " + file);
                }
            } catch (AccessDeniedException denied) {
                problems.add("cannot read key file " + file + ": permission denied");
            } catch (FileSystemException odd) {
                problems.add("cannot read key file " + file + ": " + FileFault.reason(odd));
            } catch (IOException unusable) {
                problems.add(unusable.getMessage());
            }
        }
        return found;
    }
}
