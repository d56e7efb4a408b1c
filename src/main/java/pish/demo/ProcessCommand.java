package pish.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * A process of an account behind a channel: three streams, exit status, signals to its whole group. Nothing in it
 * polls; MINA's own process shell copies in a loop that sleeps, which would cost each line tens of milliseconds.
 */
final class ProcessCommand implements Command {
    private static final int SIGNAL_BASE = 128;
    private static final int CANNOT_RUN = 126;
    private static final long GRACE_MILLIS = 500;

    private final ProcessHost host;
    private final NodeChannel channel;
    private final Account account;
    private final List<String> arguments;
    private final StandardInput input;
    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private OutputStream stdout;
    private OutputStream stderr;
    private volatile Process process;

    /** Prepares the account's shell with these arguments; it starts once the client has been told of success. */
    ProcessCommand(ProcessHost host, NodeChannel channel, Account account, List<String> arguments) {
        this.host = host;
        this.channel = channel;
        this.account = account;
        this.arguments = arguments;
        this.input = new StandardInput(channel, host.executor());
        channel.setDataReceiver(input);
    }

    @Override
    public void start(ChannelSession ignored, Environment environment) throws IOException {
        OutputPipe out = host.pipes().open();
        OutputPipe err = host.pipes().open();
        CompletableFuture<Void> exit;
        try {
            process = host.start(account.process(words(environment), clientVariables(environment)), out, err);
            input.attach(process.getOutputStream());
            exit = process.onExit().thenAccept(ended -> tellExit(ended.exitValue()));
        } catch (IOException e) {
            input.attach(OutputStream.nullOutputStream());
            exit = CompletableFuture.runAsync(() -> tellExit(CANNOT_RUN), host.executor());
        } finally {
            out.release();
            err.release();
        }
        var unused = CompletableFuture.allOf(exit, pump(out, stdout), pump(err, stderr))
                .thenRun(channel::finish);
    }

    /** Returns what to run: the shell, on a terminal where the client has asked for one. */
    private List<String> words(Environment environment) {
        List<String> shell = account.shell(arguments);
        if (!environment.getEnv().containsKey(Environment.ENV_COLUMNS)) {
            return shell;
        }
        PseudoTerminal terminal = new PseudoTerminal(host.terminalName());
        environment.addSignalListener(
                (changed, signal) -> terminal.resize(environment.getEnv()), List.of(Signal.WINCH));
        return terminal.running(shell, account.shell(), environment.getEnv());
    }

    private static Map<String, String> clientVariables(Environment environment) {
        Map<String, String> variables = new ConcurrentHashMap<>(environment.getEnv());
        // the last two would outweigh the terminal's own size, and not follow it
        List.of(Environment.ENV_USER, Environment.ENV_COLUMNS, Environment.ENV_LINES)
                .forEach(variables::remove);
        return variables;
    }

    private CompletableFuture<Void> pump(OutputPipe pipe, OutputStream sink) {
        return CompletableFuture.runAsync(
                () -> {
                    try (pipe) {
                        pipe.copyTo(sink);
                    } catch (IOException e) {
                        // the client takes no more: closing the pipe tells the process
                        return;
                    }
                    host.pipes().reuse(pipe);
                },
                host.executor());
    }

    private void tellExit(int code) {
        try {
            // the JVM has only $?: a number above 128 is taken for a signal if that signal had been asked for
            Signal signal = code > SIGNAL_BASE ? Signal.get(code - SIGNAL_BASE) : null;
            if (signal != null && received.contains(signal.name())) {
                channel.killed(signal.name());
            } else {
                channel.exited(code);
            }
        } catch (IOException e) {
            // the client is gone and asks no more
        }
    }

    /**
     * Sends a signal to the process and all of its group.
     *
     * @param name the signal without {@code SIG}
     * @return whether the process was running
     */
    boolean signal(String name) {
        Process target = process;
        if (target == null || !target.isAlive()) {
            return false;
        }
        received.add(name);
        host.signal(name, target.pid());
        return true;
    }

    /** Hangs up, and kills what ignores that for half a second. */
    @Override
    public void destroy(ChannelSession ignored) {
        input.close();
        if (signal("HUP")) {
            CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> signal("KILL"));
        }
    }

    @Override
    public void setOutputStream(OutputStream out) {
        stdout = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        stderr = err;
    }

    @Override
    public void setInputStream(InputStream in) {
        throw new IllegalStateException("standard input comes by the data receiver");
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        // the channel itself is told: the callback could send neither a signal nor a status ahead of the output's end
    }
}
