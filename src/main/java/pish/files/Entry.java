package pish.files;

import java.nio.file.Path;

/**
 * A file, folder or symbolic link to copy.
 *
 * @param name the way to it from what is copied, see {@link ByteName}; empty for that itself
 * @param kind what it is
 * @param mode permissions, the lowest nine bits of a mode
 * @param size bytes of a file, else 0
 * @param seconds when it was last modified, since the epoch
 * @param link where a symbolic link leads, else the empty string
 * @param path where it is on this machine
 */
record Entry(String name, Kind kind, int mode, long size, long seconds, String link, Path path) {
    /** What an entry is. */
    enum Kind {
        FILE,
        FOLDER,
        LINK
    }
}
