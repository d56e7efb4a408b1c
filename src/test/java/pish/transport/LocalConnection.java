package pish.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A connection to this machine without SSH, as a node would give it: each channel is a session of its own, run by the
 * account's login shell, with pipes in place of the network.
 */
public final class LocalConnection implements Connection {
    private final String loginShell;
    private final Path home;
    private final Map<String, String> environment;
    private final List<LocalProcess> processes = new ArrayList<>();
    private Consumer<String> onLost = reason -> {};
    private volatile boolean open = true;
    private volatile Function<Duration, Optional<Duration>> roundTrip = limit -> Optional.empty();

    /**
     * Connects to an account.
     *
     * @param loginShell path of the shell that runs every command
     * @param home where the account's commands begin
     * @param environment all that they have in their environment
     */
    public LocalConnection(String loginShell, Path home, Map<String, String> environment) {
        this.loginShell = loginShell;
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public LocalProcess start(ChannelUse use, String command, byte[] first, RemoteProcess.Listener listener)
            throws IOException {
        if (!open) {
            throw new IOException("connection closed by the node");
        }
        ProcessBuilder builder = new ProcessBuilder("setsid", loginShell, "-c", command).directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        LocalProcess process = new LocalProcess(builder.start(), listener);
        synchronized (processes) {
            processes.removeIf(one -> !one.isOpen());
            processes.add(process);
        }
        if (first.length > 0) {
            process.write(first);
        }
        return process;
    }

    /** Ends the connection as a pulled cable does, after some seconds of silence. */
    public void cut(String reason) {
        open = false;
        List<LocalProcess> all;
        synchronized (processes) {
            all = List.copyOf(processes);
        }
        all.forEach(process -> process.lose(reason));
        onLost.accept(reason);
    }

    /** Returns how many channels are open. */
    public int open() {
        synchronized (processes) {
            processes.removeIf(one -> !one.isOpen());
            return processes.size();
        }
    }

    /** Returns the channel opened last. */
    public LocalProcess last() {
        synchronized (processes) {
            return processes.get(processes.size() - 1);
        }
    }

    @Override
    public RemoteTerminal startTerminal(String command, TerminalRequest terminal, RemoteProcess.Listener listener)
            throws IOException {
        throw new IOException("no terminal here");
    }

    /** Sets how the question is answered whether the node is there. */
    public void answer(Function<Duration, Optional<Duration>> answer) {
        roundTrip = answer;
    }

    @Override
    public Optional<Duration> roundTrip(Duration limit) {
        return roundTrip.apply(limit);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void onLost(Consumer<String> listener) {
        onLost = listener;
    }

    @Override
    public void close() {
        open = false;
        synchronized (processes) {
            processes.forEach(LocalProcess::close);
        }
    }
}
