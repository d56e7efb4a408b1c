package pish.transport.ssh;

import static pish.transport.ssh.SshTools.newKey;
import static pish.transport.ssh.SshTools.publicLine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import pish.node.Node;

/** An account at a real sshd on this machine, with a key to log in and a home folder of its own. */
public final class SshAccount implements AutoCloseable {
    private final Path folder;
    private final Path key;
    private final Path knownHosts;
    private final SshServer server;

    /**
     * Makes the account.
     *
     * @param folder an empty folder
     * @param more lines of sshd_config
     */
    public SshAccount(Path folder, String... more) throws Exception {
        this.folder = folder;
        Path hostKey = newKey(folder.resolve("host"), "ed25519");
        key = newKey(folder.resolve("id"), "ed25519");
        knownHosts = folder.resolve("known_hosts");
        Files.createDirectory(home());
        List<String> lines = new java.util.ArrayList<>(List.of(more));
        lines.add("SetEnv HOME=" + home());
        server = new SshServer(folder, List.of(hostKey), List.of(publicLine(key)), lines);
        Files.writeString(knownHosts, "[127.0.0.1]:" + server.port() + " " + publicLine(hostKey) + "\n");
    }

    /** Returns the home folder. */
    public Path home() {
        return folder.resolve("home");
    }

    /** Returns the file of known hosts, which has the server's. */
    Path knownHosts() {
        return knownHosts;
    }

    /** Returns the account as a node. */
    public Node node() {
        return new Node("pi01", "127.0.0.1", server.port(), "", "");
    }

    /** Returns options to log in with. */
    SshOptions options(Duration connectTimeout) {
        return new SshOptions("", List.of(key), connectTimeout, false, List.of(knownHosts), folder, Map.of());
    }

    /** Returns a transport that can log in. */
    public SshTransport transport() {
        return new SshTransport(options(Duration.ofSeconds(20)));
    }

    @Override
    public void close() {
        server.close();
    }
}
