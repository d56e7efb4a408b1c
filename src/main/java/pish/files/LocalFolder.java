package pish.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A folder here that takes what a node gives. Below it no symbolic link is followed, so that nothing a node says, now or
 * with an earlier copy, makes anything be written elsewhere.
 */
final class LocalFolder {
    private static final PosixFilePermission[] PERMISSIONS = PosixFilePermission.values();

    private final Path folder;

    LocalFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns the place of a name in it.
     *
     * @param name one that {@link SafeName} finds nothing wrong with; empty for the folder itself
     */
    Path at(String name) {
        return name.isEmpty() ? folder : ByteName.in(folder, name);
    }

    /**
     * Makes a folder and those it is in.
     *
     * @throws IOException if there is something else of that name
     */
    Path make(String name) throws IOException {
        Path place = at(name);
        if (name.isEmpty()) {
            return Files.createDirectories(place);
        }
        make(name.contains("/") ? RemotePath.parent(name) : "");
        try {
            Files.createDirectory(
                    place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(place + " is not a folder", e);
            }
        }
        return place;
    }

    /** Returns a place for a file, whose folder is made, and made writable, if need be. */
    Path placeFor(String name) throws IOException {
        Path parent = make(name.contains("/") ? RemotePath.parent(name) : "");
        if (name.contains("/") && !Files.isWritable(parent)) {
            Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));
        }
        Path place = at(name);
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(place + " is a folder");
        }
        return place;
    }

    /** Makes a symbolic link, in place of what has its name. */
    void link(RemoteEntry entry, String name) throws IOException {
        Path place = placeFor(name);
        Path made = ByteName.in(place.getParent(), ".pish-" + Long.toHexString(System.nanoTime()) + ".link");
        Files.createSymbolicLink(made, ByteName.target(entry.link()));
        Files.getFileAttributeView(made, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(FileTime.from(entry.seconds(), TimeUnit.SECONDS), null, null);
        Files.move(made, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns whether all folders that lead to a name are there, and are no links to others. */
    private boolean reaches(String name) {
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            if (!Files.isDirectory(at(name.substring(0, slash)), LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether there is such a link already. */
    boolean hasLink(RemoteEntry entry, String name) throws IOException {
        Path place = at(name);
        return reaches(name)
                && Files.isSymbolicLink(place)
                && Files.readSymbolicLink(place).equals(ByteName.target(entry.link()));
    }

    /** Returns the size of the file of a name, or empty where there is none. */
    Optional<Long> size(String name) throws IOException {
        Path place = at(name);
        return reaches(name) && Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Files.size(place))
                : Optional.empty();
    }

    /** Sets permissions and the time of the last change. */
    static void dress(Path place, RemoteEntry entry) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < PERMISSIONS.length; i++) {
            if ((entry.mode() & 0400 >> i) != 0) {
                permissions.add(PERMISSIONS[i]);
            }
        }
        Files.setPosixFilePermissions(place, permissions);
        Files.setLastModifiedTime(place, FileTime.from(entry.seconds(), TimeUnit.SECONDS));
    }
}
