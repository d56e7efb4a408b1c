package pish.transport.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A ProxyCommand: a program whose streams lead to a host. It ends with the connection. */
final class ProxyProcess implements Closeable {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int MAX_SAID = 4096;
    private static final long LAST_WORDS_MILLIS = 200;

    private final Process process;
    private final StringBuilder said = new StringBuilder();
    private final Thread reader;

    private ProxyProcess(Process process) {
        this.process = process;
        reader = new Thread(this::listen, "pish-proxy");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a command by sh, as ssh does by the user's shell.
     *
     * @throws IOException if there is no shell
     */
    static ProxyProcess start(String command) throws IOException {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // a Ctrl-C at the terminal stops what runs on nodes, not the way to them
            words.add(SETSID.toString());
        }
        words.addAll(List.of("/bin/sh", "-c", "exec " + command));
        return new ProxyProcess(new ProcessBuilder(words).start());
    }

    /** Returns the streams as a socket. */
    Socket socket(String host) throws IOException {
        return new StreamSocket(host, process.getInputStream(), process.getOutputStream(), this);
    }

    private void listen() {
        byte[] buffer = new byte[MAX_SAID];
        try (InputStream err = process.getErrorStream()) {
            for (int count = err.read(buffer); count >= 0; count = err.read(buffer)) {
                String text = new String(buffer, 0, count, StandardCharsets.UTF_8);
                synchronized (said) {
                    // what does not fit is read all the same, or the program would wait
                    said.append(text, 0, Math.min(text.length(), MAX_SAID - said.length()));
                }
            }
        } catch (IOException closed) {
            // the program has ended, or is made to
            return;
        }
    }

    /** Returns what the command said on standard error, in one line; of one that has ended all of it. */
    String said() {
        try {
            if (process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
                reader.join(LAST_WORDS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (said) {
            return Reasons.clean(said.toString());
        }
    }

    /** Ends the command and all that it started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
