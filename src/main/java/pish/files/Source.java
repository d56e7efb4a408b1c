package pish.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is to be pushed: a file, or a folder with all in it.
 *
 * @param name what it is called on the nodes, see {@link ByteName}
 * @param entries itself first, then what is in it, folders before their contents
 * @param skipped what is neither file, folder nor symbolic link and is left out
 */
public record Source(String name, List<Entry> entries, List<Path> skipped) {
    private static final int PERMISSIONS = 0777;
    private static final int FORMAT = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;

    /**
     * Reads what there is. A symbolic link is followed where it is the argument itself, and kept as a link within a folder.
     *
     * @throws IOException if something is missing or cannot be read; the message says what
     */
    public static Source read(Path path) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<Path> skipped = new ArrayList<>();
        Path real = path.toAbsolutePath().normalize();
        add("", real, entries, skipped);
        if (entries.isEmpty()) {
            throw new IOException(path + " is neither a file nor a folder");
        }
        return new Source(ByteName.of(real), List.copyOf(entries), List.copyOf(skipped));
    }

    private static void add(String name, Path path, List<Entry> entries, List<Path> skipped) throws IOException {
        LinkOption[] links = name.isEmpty() ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,size,lastModifiedTime", links);
        int mode = (Integer) attributes.get("mode");
        long seconds = ((FileTime) attributes.get("lastModifiedTime")).to(TimeUnit.SECONDS);
        switch (mode & FORMAT) {
            case REGULAR -> {
                readable(path);
                long size = (Long) attributes.get("size");
                entries.add(new Entry(name, Entry.Kind.FILE, mode & PERMISSIONS, size, seconds, "", path));
            }
            case LINK -> {
                String target = ByteName.ofTarget(Files.readSymbolicLink(path));
                entries.add(new Entry(name, Entry.Kind.LINK, mode & PERMISSIONS, 0, seconds, target, path));
            }
            case FOLDER -> {
                readable(path);
                entries.add(new Entry(name, Entry.Kind.FOLDER, mode & PERMISSIONS, 0, seconds, "", path));
                for (Path child : children(path)) {
                    add((name.isEmpty() ? "" : name + "/") + ByteName.of(child), child, entries, skipped);
                }
            }
            default -> skipped.add(path);
        }
    }

    private static void readable(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new IOException("cannot read " + path + ": permission denied");
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        }
        // in the order of their bytes: the same on every run
        children.sort(null);
        return children;
    }

    /** Returns where it is. */
    public Path path() {
        return entries.get(0).path();
    }

    /** Returns whether it is a folder. */
    public boolean isFolder() {
        return entries.get(0).kind() == Entry.Kind.FOLDER;
    }

    /** Returns how many bytes its files have together. */
    public long bytes() {
        return entries.stream().mapToLong(Entry::size).sum();
    }

    /** Returns how many files and symbolic links there are in it. */
    public int files() {
        return (int) entries.stream()
                .filter(entry -> entry.kind() != Entry.Kind.FOLDER)
                .count();
    }
}
