package pish.transport.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Embedded servers that take one key, and an ssh_config that knows them by name, with each name as the account there. */
final class Route implements AutoCloseable {
    private final Path folder;
    private final KeyPair key = EmbeddedServer.newKey("ssh-ed25519");
    private final Map<String, EmbeddedServer> servers;
    private final List<String> known = new ArrayList<>();

    /**
     * Makes servers that are yet to be started.
     *
     * @param folder for files
     * @param names of the servers
     */
    Route(Path folder, String... names) {
        this.folder = folder;
        servers = Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> new EmbeddedServer()));
    }

    EmbeddedServer server(String name) {
        return servers.get(name);
    }

    /** Starts all; those that take nothing yet take the key. */
    Route start() throws IOException {
        for (EmbeddedServer server : servers.values()) {
            if (!server.logins().takesAnything()) {
                server.logins().key(key.getPublic());
            }
            server.start();
        }
        return this;
    }

    /** Has the client know the host keys of servers. */
    Route know(String... names) {
        Arrays.stream(names).forEach(name -> known.addAll(server(name).knownHosts()));
        return this;
    }

    /**
     * Returns a transport that heeds the config.
     *
     * @param idle how long an unused way stays
     * @param lines more of it, which count first
     */
    SshTransport transport(Duration idle, String... lines) throws IOException {
        List<String> config = new ArrayList<>(List.of(lines));
        servers.forEach((name, server) -> config.addAll(
                List.of("Host " + name, "HostName " + server.address(), "Port " + server.port(), "User " + name)));
        Path hosts = Files.write(folder.resolve("known"), known);
        config.addAll(List.of(
                "Host *",
                "UserKnownHostsFile " + hosts,
                "GlobalKnownHostsFile none",
                "IdentityAgent none",
                "IdentityFile " + server(servers.keySet().iterator().next()).identityFile(key)));
        SshOptions options = new SshOptions("", List.of(), Duration.ofSeconds(20), false, List.of(), folder, Map.of());
        return new SshTransport(
                options.withConfigs(true, List.of(Files.write(folder.resolve("config"), config))),
                idle,
                new Startups(Duration.ofMinutes(1)));
    }

    /** Returns a transport that keeps its ways. */
    SshTransport transport(String... lines) throws IOException {
        return transport(Duration.ofMinutes(1), lines);
    }

    @Override
    public void close() {
        servers.values().forEach(EmbeddedServer::close);
    }
}
