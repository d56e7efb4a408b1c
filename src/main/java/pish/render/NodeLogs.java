package pish.render;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Rank;
import pish.node.FileFault;
import pish.transport.Stream;

/**
 * Writes what nodes print to a file a node, line by line. Each line begins with local date and time and a mark:
 * {@code $} for a command, {@code |} for its standard output, {@code !} for its standard error, {@code =} for its end. What
 * a node printed is there byte for byte, so a terminal should see it through {@code less} or the like.
 */
public final class NodeLogs implements EventHandler, Closeable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final Path folder;
    private final RotatedFile.Size size;
    private final InstantSource clock;
    private final Map<String, RotatedFile> files = new HashMap<>();
    private final NodeLines lines = new NodeLines(this::line);

    private long millis = -1;
    private String time = "";

    private NodeLogs(Path folder, RotatedFile.Size size, InstantSource clock) {
        this.folder = folder;
        this.size = size;
        this.clock = clock;
    }

    /**
     * Makes the folder, mode 700, if there is none.
     *
     * @param size how much is kept of each node
     * @throws IOException if that fails; says which and why
     */
    public static NodeLogs open(Path folder, RotatedFile.Size size) throws IOException {
        return open(folder, size, Instant::now);
    }

    static NodeLogs open(Path folder, RotatedFile.Size size, InstantSource clock) throws IOException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new IOException("cannot log to " + folder + ": " + FileFault.reason(e), e);
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("cannot log to " + folder + ": permission denied");
        }
        return new NodeLogs(folder, size, clock);
    }

    /** Returns where the files are. */
    public Path folder() {
        return folder;
    }

    @Override
    public void handle(Event event) {
        handle(event, name -> name);
    }

    /** Takes an event of a job in the background: ranks of several jobs have the same names, and get files of their own. */
    public void handle(Event event, int job) {
        handle(event, name -> Rank.is(name) ? name + " of job " + job : name);
    }

    private void handle(Event event, UnaryOperator<String> name) {
        if (event instanceof Event.Started started) {
            started.nodes().forEach(node -> note(name.apply(node), '$', started.command()));
        } else if (event instanceof Event.Output output) {
            lines.handle(new Event.Output(name.apply(output.node()), output.stream(), output.bytes()));
        } else if (event instanceof Event.Exited exited) {
            ended(name.apply(exited.node()), "status " + exited.status().code());
        } else if (event instanceof Event.Lost lost) {
            ended(name.apply(lost.node()), "lost: " + lost.reason());
        } else if (event instanceof Event.Unreachable unreachable) {
            note(name.apply(unreachable.node()), '=', "unreachable: " + unreachable.reason());
        } else if (event instanceof Event.Skipped skipped) {
            skipped.nodes().forEach(node -> note(name.apply(node), '=', "not run: " + skipped.reason()));
        } else if (event instanceof Event.Finished) {
            flush();
        }
    }

    private void ended(String node, String how) {
        lines.end(node);
        note(node, '=', how);
    }

    @Override
    public void tick(long now) {
        flush();
    }

    private void note(String node, char mark, String text) {
        for (String line : text.split("\n", -1)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            write(node, mark, bytes, 0, bytes.length);
        }
    }

    private void line(String node, Stream stream, Line line) {
        char mark = stream == Stream.STDOUT ? '|' : '!';
        line.lend((source, offset, count) -> write(node, mark, source, offset, count));
    }

    private void write(String node, char mark, byte[] source, int offset, int count) {
        try {
            String prefix = now() + " " + mark + " ";
            file(node).line(prefix.getBytes(StandardCharsets.US_ASCII), source, offset, count);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Returns the time as text, which is made anew only once a millisecond. */
    private String now() {
        Instant now = clock.instant();
        if (now.toEpochMilli() != millis) {
            millis = now.toEpochMilli();
            time = TIME.format(now);
        }
        return time;
    }

    private RotatedFile file(String node) throws IOException {
        RotatedFile file = files.get(node);
        if (file == null) {
            file = new RotatedFile(folder.resolve(LogName.of(node)), size);
            files.put(node, file);
        }
        return file;
    }

    private void flush() {
        try {
            for (RotatedFile file : files.values()) {
                file.flush();
            }
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private UncheckedIOException fault(IOException e) {
        return new UncheckedIOException("cannot log to " + folder + ": " + FileFault.reason(e), e);
    }

    @Override
    public void close() throws IOException {
        for (RotatedFile file : files.values()) {
            file.close();
        }
    }
}
