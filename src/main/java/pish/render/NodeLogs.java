package pish.render;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import pish.exec.Event;
import pish.exec.EventHandler;

/** Writes every line of output with its time to a file a node. */
public final class NodeLogs implements EventHandler, Closeable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final Path folder;
    private final Map<String, OutputStream> files = new HashMap<>();
    private final Map<String, Boolean> midLine = new HashMap<>();

    private NodeLogs(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder, mode 700, if there is none.
     *
     * @throws IOException if that fails; says which and why
     */
    public static NodeLogs open(Path folder) throws IOException {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new NodeLogs(folder);
        } catch (IOException e) {
            throw new IOException("cannot log to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Returns where the files are. */
    public Path folder() {
        return folder;
    }

    @Override
    public void handle(Event event) {
        try {
            if (event instanceof Event.Started started) {
                for (String node : started.nodes()) {
                    note(node, "$ " + started.command());
                }
            } else if (event instanceof Event.Output output) {
                write(output);
            } else if (event instanceof Event.Exited exited) {
                note(exited.node(), "status " + exited.status().code());
            } else if (event instanceof Event.Lost lost) {
                note(lost.node(), "lost: " + lost.reason());
            } else if (event instanceof Event.Unreachable unreachable) {
                note(unreachable.node(), "unreachable: " + unreachable.reason());
            } else if (event instanceof Event.Finished) {
                flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot log to " + folder + ": " + e.getMessage(), e);
        }
    }

    private void note(String node, String text) throws IOException {
        OutputStream file = file(node);
        if (Boolean.TRUE.equals(midLine.remove(node))) {
            file.write('\n');
        }
        file.write((stamp() + "# " + text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void write(Event.Output output) throws IOException {
        OutputStream file = file(output.node());
        byte[] stamp = stamp().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = output.bytes().toArray();
        boolean mid = Boolean.TRUE.equals(midLine.get(output.node()));
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            int next = Math.min(end + 1, bytes.length);
            if (!mid) {
                file.write(stamp);
            }
            file.write(bytes, start, next - start);
            mid = end == bytes.length;
            start = next;
        }
        midLine.put(output.node(), mid);
    }

    private static String stamp() {
        return TIME.format(Instant.now()) + " ";
    }

    private OutputStream file(String node) throws IOException {
        OutputStream file = files.get(node);
        if (file == null) {
            // a node's name comes from the user, but a slash in it must not lead elsewhere
            Path path = folder.resolve(node.replace('/', '_') + ".log");
            file = new java.io.BufferedOutputStream(
                    Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
            files.put(node, file);
        }
        return file;
    }

    private void flush() throws IOException {
        for (OutputStream file : files.values()) {
            file.flush();
        }
    }

    @Override
    public void close() throws IOException {
        for (OutputStream file : files.values()) {
            file.close();
        }
    }
}
