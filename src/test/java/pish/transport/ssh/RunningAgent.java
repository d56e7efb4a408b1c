package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A real ssh-agent with a socket of its own, ended by its process. */
final class RunningAgent implements AutoCloseable {
    private final Process process;
    private final Path socket;

    RunningAgent(Path folder) throws IOException {
        socket = folder.resolve("agent");
        process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        // it prints its environment once it listens
        int first = process.getInputStream().read();
        assertThat(first).isEqualTo('S');
    }

    /** Gives it a key. */
    void add(Path key) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("ssh-add", "-q", key.toString());
        builder.environment().put("SSH_AUTH_SOCK", socket.toString());
        Process adding = builder.redirectErrorStream(true).start();
        String said = new String(adding.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(adding.waitFor()).as(said).isZero();
    }

    Agent client() {
        return new Agent(socket, Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
