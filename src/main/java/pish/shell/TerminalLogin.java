package pish.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Terminal;
import pish.exec.Link;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.RemoteTerminal;
import pish.transport.Stream;
import pish.transport.TerminalRequest;
import pish.transport.TerminalSize;

/**
 * Gives this terminal to a program on a node until that ends: every key is the program's, and what it prints goes to the
 * screen as it is. A line that begins with {@code ~.} leaves, as with ssh, where the program or the node hangs.
 */
final class TerminalLogin implements RemoteProcess.Listener {
    /** Undoes what a program that was cut off may have left: other screen, colours, hidden cursor, mouse, paste marks. */
    private static final String RESET =
            "\u001b[?1049l\u001b[0m\u001b[?25h\u001b[?1000;1002;1003;1006l\u001b[?2004l\u001b[?1l\u001b>\r\n";

    private static final long POLL_MILLIS = 100;

    private final Console console;
    private final Terminal terminal;
    private final LinkedBlockingQueue<byte[]> printed = new LinkedBlockingQueue<>();
    private volatile ExitStatus status = ExitStatus.UNREACHABLE;
    private volatile String lost;
    private volatile boolean left;

    TerminalLogin(Console console) {
        this.console = console;
        this.terminal = console.terminal();
    }

    /**
     * Runs a command on a terminal of its own, or a login shell where it is empty.
     *
     * @return its status; 255 where the connection died, or the user left by {@code ~.}
     * @throws IOException if the node gives no terminal, or the connection is lost
     */
    ExitStatus run(Link link, String command) throws IOException {
        console.screen().clear();
        console.sinks().flush();
        TerminalRequest request = new TerminalRequest(terminal.getType(), size(), locale(System.getenv()));
        RemoteTerminal remote = link.startTerminal(command, request, this);
        Terminal.SignalHandler before =
                terminal.handle(Terminal.Signal.WINCH, signal -> attempt(() -> remote.resize(size())));
        Attributes attributes = terminal.getAttributes();
        terminal.setAttributes(raw(attributes));
        Thread typist = new Thread(() -> type(remote), "pish-login");
        typist.start();
        try {
            show(remote);
            typist.join();
        } catch (InterruptedException e) {
            remote.close();
            Thread.currentThread().interrupt();
        } finally {
            terminal.handle(Terminal.Signal.WINCH, before);
            terminal.setAttributes(attributes);
        }
        return ended();
    }

    private ExitStatus ended() throws IOException {
        if (left || !lost.isEmpty()) {
            terminal.output().write(RESET.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            terminal.output().flush();
        }
        if (!left && !lost.isEmpty()) {
            throw new IOException("the login ended: " + lost);
        }
        return left ? ExitStatus.UNREACHABLE : status;
    }

    private TerminalSize size() {
        return new TerminalSize(Math.max(1, terminal.getWidth()), Math.max(1, terminal.getHeight()));
    }

    /** Returns the variables that Debian's ssh sends and its sshd takes. */
    static Map<String, String> locale(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().matches("LANG|LC_[A-Z_]+"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns the attributes of cfmakeraw(3), but that reading ends after a tenth of a second, so that it can be left. */
    private static Attributes raw(Attributes original) {
        Attributes raw = new Attributes(original);
        for (InputFlag flag : InputFlag.values()) {
            raw.setInputFlag(flag, flag == InputFlag.IUTF8 && original.getInputFlag(flag));
        }
        for (LocalFlag flag :
                new LocalFlag[] {LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ECHONL, LocalFlag.ISIG, LocalFlag.IEXTEN
                }) {
            raw.setLocalFlag(flag, false);
        }
        raw.setOutputFlag(OutputFlag.OPOST, false);
        raw.setControlChar(ControlChar.VMIN, 0);
        raw.setControlChar(ControlChar.VTIME, 1);
        return raw;
    }

    /** Prints until the channel is closed. */
    private void show(RemoteTerminal remote) throws IOException, InterruptedException {
        OutputStream out = terminal.output();
        while (lost == null || !printed.isEmpty()) {
            byte[] bytes = printed.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (bytes != null) {
                out.write(bytes);
                remote.consumed(bytes.length);
            }
            if (printed.isEmpty()) {
                out.flush();
            }
        }
    }

    /** Hands the keys on until the channel is closed. */
    private void type(RemoteTerminal remote) {
        LeavingKeys leaving = new LeavingKeys();
        byte[] keys = new byte[4096];
        while (lost == null) {
            try {
                // at the end of input too, which a terminal that went away has, this returns nothing
                int count = console.keys().read(keys);
                byte[] passed = leaving.pass(keys, Math.max(0, count));
                if (passed.length > 0) {
                    remote.write(passed);
                }
                if (leaving.asked()) {
                    left = true;
                    remote.close();
                    return;
                }
            } catch (IOException e) {
                remote.close();
                return;
            }
        }
    }

    private static void attempt(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            // the connection is ending, which the channel's end tells
            assert e.getMessage() != null;
        }
    }

    @Override
    public void output(Stream stream, byte[] buffer, int offset, int length) {
        printed.add(java.util.Arrays.copyOfRange(buffer, offset, offset + length));
    }

    @Override
    public void exited(ExitStatus newStatus) {
        status = newStatus;
    }

    @Override
    public void closed(String reason) {
        lost = reason;
    }

    private interface Write {
        void run() throws IOException;
    }
}
