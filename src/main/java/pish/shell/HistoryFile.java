package pish.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pish.command.StateFolder;

/**
 * The lines typed in earlier runs, one a line of the file; newlines and backslashes within are written {@code \n} and
 * {@code \\}. Only its owner may read it. Several pish may write to it at once: each entry is one write under a lock.
 */
final class HistoryFile {
    /** How many lines are kept. */
    static final int KEPT = 10_000;

    private final Path file;

    HistoryFile(Path file) {
        this.file = file;
    }

    /** Returns where it is: {@code pish/history} in XDG_STATE_HOME, or in {@code ~/.local/state}. */
    static Path path(Path home, Map<String, String> environment) {
        return StateFolder.of(home, environment).resolve("history");
    }

    /** Returns the lines, the oldest first, and drops the oldest from the file where there are far too many. */
    List<String> load() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (FileChannel channel = open();
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            List<String> lines = read(channel);
            if (lines.size() > 2 * KEPT) {
                lines = lines.subList(lines.size() - KEPT, lines.size());
                ByteBuffer all = encode(lines);
                channel.truncate(0);
                write(channel, all);
            }
            return lines.stream().map(HistoryFile::unescape).toList();
        }
    }

    /** Adds a line. */
    void add(String line) throws IOException {
        Path folder = file.getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        try (FileChannel channel = open();
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            write(channel, encode(List.of(escape(line))));
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static List<String> read(FileChannel channel) throws IOException {
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.removeIf(String::isBlank);
        return lines;
    }

    private static ByteBuffer encode(List<String> lines) {
        return StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n");
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String escape(String line) {
        return line.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                char next = line.charAt(++i);
                out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
