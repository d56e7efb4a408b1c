package pish.files;

import java.util.Optional;

/**
 * A file, folder or symbolic link on a node, as the node says: nothing of it may be trusted.
 *
 * @param name the way to it from what was asked for, see {@link ByteName}; empty for that itself
 * @param kind what it is; empty where it is none of these
 * @param mode permissions
 * @param size bytes of a file
 * @param seconds when it was last modified, since the epoch
 * @param link where a symbolic link leads
 */
record RemoteEntry(String name, Optional<Entry.Kind> kind, int mode, long size, long seconds, String link) {
    private static final int FIELDS = 5;
    private static final int FORMAT = 0170000;
    private static final int PERMISSIONS = 0777;

    /**
     * Reads a record of {@link NodeScript#LIST}.
     *
     * @return empty where it is none
     */
    static Optional<RemoteEntry> parse(String text, String link) {
        String[] fields = text.split(" ", FIELDS);
        if (fields.length < FIELDS
                || !fields[2].matches("[0-9]{1,18}")
                || !fields[3].matches("-?[0-9]{1,15}(\\..*)?")) {
            return Optional.empty();
        }
        boolean hexadecimal = fields[0].equals("s");
        if (!fields[1].matches("[0-9a-f]{1,8}")) {
            return Optional.empty();
        }
        int mode;
        try {
            mode = Integer.parseInt(fields[1], hexadecimal ? 16 : 8);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.of(new RemoteEntry(
                fields[4],
                hexadecimal ? kind(mode) : kind(fields[0]),
                mode & PERMISSIONS,
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3].replaceFirst("\\..*", "")),
                link));
    }

    boolean is(Entry.Kind what) {
        return kind.equals(Optional.of(what));
    }

    private static Optional<Entry.Kind> kind(String letter) {
        return switch (letter) {
            case "f" -> Optional.of(Entry.Kind.FILE);
            case "d" -> Optional.of(Entry.Kind.FOLDER);
            case "l" -> Optional.of(Entry.Kind.LINK);
            default -> Optional.empty();
        };
    }

    private static Optional<Entry.Kind> kind(int mode) {
        return switch (mode & FORMAT) {
            case 0100000 -> Optional.of(Entry.Kind.FILE);
            case 0040000 -> Optional.of(Entry.Kind.FOLDER);
            case 0120000 -> Optional.of(Entry.Kind.LINK);
            default -> Optional.empty();
        };
    }
}
