package pish.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;

/**
 * Runs the processes of embedded SSH servers on this machine: a folder for the run, readable by its user alone, the
 * processes themselves, and the certainty that both are gone after {@link #close()} or after the JVM. Linux only: needs
 * /proc, setsid(1) and mkfifo(1).
 */
public final class ProcessHost implements AutoCloseable {
    /** Held, because a logger that nobody holds forgets its level: what a node's server logs is no news for its user. */
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("org.apache.sshd"), Logger.getLogger(ProcessHost.class.getPackageName()));

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FOREVER = Duration.ofDays(365);

    private final Path folder;
    private final Reaper reaper;
    private final OutputPipes pipes;
    private final AtomicInteger terminals = new AtomicInteger();
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "node-stream");
        thread.setDaemon(true);
        return thread;
    });

    private ProcessHost(Path folder, Reaper reaper, OutputPipes pipes) {
        this.folder = folder;
        this.reaper = reaper;
        this.pipes = pipes;
    }

    /**
     * Makes the folder, mode 700, under the system's folder for temporary files.
     *
     * @throws IOException where that fails, or where this machine lacks what is needed
     */
    public static ProcessHost open() throws IOException {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        Path folder = Files.createTempDirectory("pish-demo-");
        try {
            Reaper reaper = Reaper.start(folder);
            return new ProcessHost(folder, reaper, new OutputPipes(folder.resolve("pipes")));
        } catch (IOException e) {
            Files.deleteIfExists(folder);
            throw e;
        }
    }

    /** Returns the run's folder, for homes and keys. */
    public Path folder() {
        return folder;
    }

    /**
     * Makes a server, before its start, answer exec and shell requests with processes.
     *
     * @param accounts says as whom a connection's commands run
     */
    public void serve(SshServer server, Function<ServerSession, Account> accounts) {
        server.setCommandFactory((channel, command) -> new ProcessCommand(
                this, (NodeChannel) channel, account(channel.getSession(), accounts), List.of("-c", command)));
        server.setShellFactory(channel -> new ProcessCommand(
                this, (NodeChannel) channel, account(channel.getSession(), accounts), List.of("-l")));
        server.setChannelFactories(List.of(new SessionChannels()));
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, Duration.ZERO);
        // a client that has stopped reading is no error: its commands wait
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(server, FOREVER);
        // a channel that its client closes hangs up at once
        CoreModuleProperties.COMMAND_EXIT_TIMEOUT.set(server, Duration.ofMillis(1));
    }

    /**
     * Stops a server at once: its connections first, because MINA takes the threads away from connections that are still
     * busy, which the JDK then reports on standard error.
     */
    public static void stop(SshServer server) throws IOException {
        List<CloseFuture> closing = server.getActiveSessions().stream()
                .map(session -> session.close(true))
                .toList();
        for (CloseFuture connection : closing) {
            connection.await(PATIENCE);
        }
        server.stop(true);
    }

    private static Account account(ServerSession session, Function<ServerSession, Account> accounts) {
        return accounts.apply(session);
    }

    Process start(ProcessBuilder builder, OutputPipe out, OutputPipe err) throws IOException {
        builder.environment().put(Reaper.MARK, folder.toString());
        return builder.redirectOutput(out.writer()).redirectError(err.writer()).start();
    }

    /** Returns a file of the run that nobody else has, for the name of a terminal. */
    Path terminalName() {
        return folder.resolve("terminal-" + terminals.incrementAndGet());
    }

    void signal(String name, long group) {
        reaper.signal(name, group);
    }

    OutputPipes pipes() {
        return pipes;
    }

    ExecutorService executor() {
        return executor;
    }

    /** Kills every process of the run, also those that left their group, and removes the folder. */
    @Override
    public void close() {
        reaper.close();
        executor.shutdown();
    }

    /** Makes {@link NodeChannel}s. */
    private static final class SessionChannels implements ChannelFactory {
        @Override
        public String getName() {
            return "session";
        }

        @Override
        public Channel createChannel(Session session) {
            return new NodeChannel();
        }
    }
}
