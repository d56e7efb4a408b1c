package pish.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a folder is to be copied to a node.
 *
 * @param wanted files and symbolic links to send
 * @param folders folders to make for them, the outer ones first
 * @param allFolders all folders but the outermost, the outer ones first, whose times are to be set
 * @param same files and symbolic links that the node has already
 * @param dressed what is to get its mode and time by itself, the inner ones first; nothing where all is as it should be
 */
record FolderPlan(
        List<Entry> wanted, List<Entry> folders, List<Entry> allFolders, List<Entry> same, List<Entry> dressed) {
    /** What a folder must allow its owner for something to be put into it. */
    static final int USABLE = 0700;

    /** Plans to copy all. */
    static FolderPlan all(Source source) {
        List<Entry> folders =
                only(source, entry -> isFolder(entry) && !entry.name().isEmpty());
        List<Entry> dressed = only(source, entry -> entry.name().isEmpty() || (isFolder(entry) && !isUsable(entry)));
        return new FolderPlan(only(source, entry -> !isFolder(entry)), folders, folders, List.of(), inward(dressed));
    }

    /**
     * Plans to copy what the node does not have.
     *
     * @param there what is in the folder there, by name
     * @param same what of it is the same, but for mode and time
     * @throws IOException if something there is in the way
     */
    static FolderPlan into(Source source, Map<String, RemoteEntry> there, Set<Entry> same) throws IOException {
        refuseObstacles(source, there);
        List<Entry> wanted = only(source, entry -> !isFolder(entry) && !same.contains(entry));
        Set<String> missing = new HashSet<>();
        wanted.forEach(entry -> addWithParents(missing, RemotePath.parent(entry.name())));
        only(source, entry -> isFolder(entry) && !there.containsKey(entry.name()))
                .forEach(entry -> addWithParents(missing, entry.name()));
        List<Entry> other = only(
                source, entry -> (isFolder(entry) || same.contains(entry)) && differs(entry, there.get(entry.name())));
        boolean nothing = wanted.isEmpty() && missing.isEmpty() && other.isEmpty();
        Set<Entry> dressed = new HashSet<>(other);
        dressed.add(source.entries().get(0));
        return new FolderPlan(
                wanted,
                only(source, entry -> isFolder(entry) && missing.contains(entry.name())),
                only(source, entry -> isFolder(entry) && !entry.name().isEmpty()),
                only(source, same::contains),
                nothing ? List.of() : inward(only(source, dressed::contains)));
    }

    private static List<Entry> only(Source source, Predicate<Entry> condition) {
        return source.entries().stream().filter(condition).toList();
    }

    private static List<Entry> inward(List<Entry> entries) {
        List<Entry> turned = new ArrayList<>(entries);
        java.util.Collections.reverse(turned);
        return turned;
    }

    private static boolean isFolder(Entry entry) {
        return entry.kind() == Entry.Kind.FOLDER;
    }

    private static boolean isUsable(Entry folder) {
        return (folder.mode() & USABLE) == USABLE;
    }

    private static void addWithParents(Set<String> names, String name) {
        for (String at = name; !at.equals(".") && names.add(at); ) {
            at = RemotePath.parent(at);
        }
    }

    private static boolean differs(Entry entry, RemoteEntry other) {
        if (entry.kind() == Entry.Kind.LINK) {
            return false;
        }
        return other == null || entry.mode() != other.mode() || entry.seconds() != other.seconds();
    }

    private static void refuseObstacles(Source source, Map<String, RemoteEntry> there) throws IOException {
        for (Entry entry : source.entries()) {
            RemoteEntry other = there.get(entry.name());
            boolean folder = other != null && other.is(Entry.Kind.FOLDER);
            if (other != null && folder != isFolder(entry)) {
                throw new IOException(
                        ByteName.shown(entry.name()) + " is " + (folder ? "" : "not ") + "a folder there");
            }
        }
    }

    boolean isNothing() {
        return dressed.isEmpty();
    }
}
