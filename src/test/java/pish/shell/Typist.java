package pish.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import pish.command.Settings;
import pish.exec.Links;
import pish.render.Palette;
import pish.syntax.LogicalLine;

/** Somebody at a terminal of 80 by 24 in front of four nodes, and what is on it. */
final class Typist implements AutoCloseable {
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String UP = "\u001bOA";
    static final String PASTE = "\u001b[200~%s\u001b[201~";

    final Console console;
    final RunningKeys keys;
    final Shell shell;
    final TypedHistory history;
    final KeyboardSource source;
    private final Screenful screen = new Screenful();
    private final LineDisciplineTerminal terminal;

    Typist(Path folder, Palette palette) throws IOException {
        this(folder, palette, new Lab().links());
    }

    /** Seats somebody in front of nodes that can be reached in this way. */
    Typist(Path folder, Palette palette, Links links) throws IOException {
        terminal = new LineDisciplineTerminal("test", "xterm-256color", screen, StandardCharsets.UTF_8);
        terminal.setSize(new Size(80, 24));
        console = new Console(terminal, terminal.input(), palette);
        keys = new RunningKeys(console);
        history = new TypedHistory(new HistoryFile(folder.resolve("history")));
        Settings settings = new Settings();
        shell = new Shell(
                Lab.cluster(4),
                links,
                settings,
                new Screens(console.sinks(), console.screen()),
                new Person(console, keys),
                history::lines);
        source = new KeyboardSource(console, shell, keys, history);
    }

    /** Presses keys. */
    void type(String text) throws IOException {
        terminal.processInputBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins to wait for a line; empty when there are no more. */
    CompletableFuture<Optional<String>> line() {
        return CompletableFuture.supplyAsync(() -> source.next().map(LogicalLine::text));
    }

    /** Returns the line that these keys give. */
    Optional<String> line(String typed) throws Exception {
        type(typed);
        return line().get(20, TimeUnit.SECONDS);
    }

    /** Gives the screen another size. */
    void resize(int columns, int rows) {
        terminal.setSize(new Size(columns, rows));
    }

    /** Waits until a text has been printed since this was last called, and returns all that has, without sequences. */
    String await(String text) throws InterruptedException {
        return screen.await(text);
    }

    @Override
    public void close() throws IOException {
        shell.close();
        console.close();
    }

    private static final class Screenful extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        @Override
        public synchronized void write(int b) {
            super.write(b);
            notifyAll();
        }

        synchronized String await(String text) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!plain().contains(text)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("not on the screen: " + text + "\n" + plain());
                }
                wait(left);
            }
            String all = plain();
            reset();
            return all;
        }

        private String plain() {
            return toString(StandardCharsets.UTF_8).replaceAll("\u001b(\\[[0-9;?]*[A-Za-z]|[=>])", "");
        }
    }
}
