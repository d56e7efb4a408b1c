package pish.transport.ssh;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real sshd on 127.0.0.1, for the user who runs the test. */
final class SshServer implements AutoCloseable {
    private final Process process;
    private final int port;

    /**
     * Starts it and waits until it listens.
     *
     * @param hostKeys private key files; a certificate beside one is shown too
     * @param authorized lines of authorized_keys
     */
    SshServer(Path folder, List<Path> hostKeys, List<String> authorized) throws IOException {
        this(folder, hostKeys, authorized, List.of());
    }

    /**
     * Starts it with a configuration of its own and waits until it listens.
     *
     * @param more lines of sshd_config, before all others: the first value of an option counts
     */
    SshServer(Path folder, List<Path> hostKeys, List<String> authorized, List<String> more) throws IOException {
        port = freePort();
        Path keys = Files.write(folder.resolve("authorized_keys"), authorized);
        List<String> lines = new ArrayList<>(more);
        lines.addAll(List.of(
                "ListenAddress 127.0.0.1:" + port,
                "AuthorizedKeysFile " + keys,
                "UsePAM no",
                "StrictModes no",
                "PidFile none",
                "MaxAuthTries 3"));
        for (Path key : hostKeys) {
            lines.add("HostKey " + key);
            Path certificate = Path.of(key + "-cert.pub");
            if (Files.exists(certificate)) {
                lines.add("HostCertificate " + certificate);
            }
        }
        if (new UnixSystem().getUid() == 0) {
            // where root's sshd locks its unprivileged half in; boot makes it, but not in a container
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Path config = Files.write(folder.resolve("sshd_config"), lines);
        process = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .start();
        awaitListening();
    }

    private void awaitListening() throws IOException {
        BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains("Server listening")) {
                return;
            }
            said.append(line).append('\n');
        }
        throw new IOException("sshd did not start: " + said);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
