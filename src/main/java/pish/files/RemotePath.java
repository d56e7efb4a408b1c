package pish.files;

/** Paths on nodes, put together and taken apart; see {@link ByteName}. */
final class RemotePath {
    private RemotePath() {}

    /** Returns the path of a name in a folder. */
    static String join(String folder, String name) {
        return name.isEmpty() ? folder : trim(folder) + "/" + name;
    }

    /** Returns the path of the folder that a path is in. */
    static String parent(String path) {
        String whole = trim(path);
        int slash = whole.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : whole.substring(0, slash);
    }

    /** Returns the last name of a path. */
    static String name(String path) {
        String whole = trim(path);
        return whole.substring(whole.lastIndexOf('/') + 1);
    }

    /** Returns a path without the slashes at its end: for the root folder the empty string. */
    private static String trim(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
