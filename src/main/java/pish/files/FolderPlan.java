package pish.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a folder is to be copied to a node.
 *
 * @param wanted files and symbolic links to send
 * @param folders folders to make for them, the outer ones first
 * @param allFolders all folders but the outermost, the outer ones first, whose modes and times are to be set
 * @param same files and symbolic links that the node has already
 * @param dressed those of them, and the folder itself, whose mode or time differs
 */
record FolderPlan(
        List<Entry> wanted, List<Entry> folders, List<Entry> allFolders, List<Entry> same, List<Entry> dressed) {

    /** Plans to copy all. */
    static FolderPlan all(Source source) {
        List<Entry> folders = folders(source);
        List<Entry> wanted = source.entries().stream()
                .filter(entry -> entry.kind() != Entry.Kind.FOLDER)
                .toList();
        return new FolderPlan(wanted, folders, folders, List.of(), List.of(source.entries().get(0)));
    }

    private static List<Entry> folders(Source source) {
        return source.entries().stream()
                .skip(1)
                .filter(entry -> entry.kind() == Entry.Kind.FOLDER)
                .toList();
    }

    /**
     * Plans to copy what the node does not have.
     *
     * @throws IOException if something there is in the way
     */
    static FolderPlan into(NodeFiles node, Checksums checksums, Source source, String target) throws IOException {
        Listing listing = Listing.of(node, target);
        Map<String, RemoteEntry> there =
                listing.roots().isEmpty() ? Map.of() : listing.roots().get(0).entries();
        refuseObstacles(source, there, target);
        Set<Entry> same = same(node, checksums, source, target, listing.kind(), there);
        List<Entry> wanted = new ArrayList<>();
        List<Entry> kept = new ArrayList<>();
        List<Entry> dressed = new ArrayList<>();
        Set<String> needed = new HashSet<>();
        for (Entry entry : source.entries()) {
            RemoteEntry other = there.get(entry.name());
            if (entry.kind() == Entry.Kind.FOLDER) {
                if (other == null) {
                    addWithParents(needed, entry.name());
                }
            } else if (same.contains(entry)) {
                kept.add(entry);
            } else {
                wanted.add(entry);
                addWithParents(needed, RemotePath.parent(entry.name()));
            }
            if (other != null && same.contains(entry) && differs(entry, other)) {
                dressed.add(entry);
            }
        }
        dressed.add(source.entries().get(0));
        List<Entry> all = folders(source);
        boolean changed = all.stream().anyMatch(folder -> differs(folder, there.get(folder.name())));
        List<Entry> making = all.stream().filter(folder -> needed.contains(folder.name())).toList();
        boolean nothing = wanted.isEmpty() && !changed && dressed.size() == 1
                && !differs(source.entries().get(0), there.get(""));
        return new FolderPlan(wanted, making, all, kept, nothing ? List.of() : dressed);
    }

    boolean isNothing() {
        return wanted.isEmpty() && folders.isEmpty() && dressed.isEmpty();
    }

    private static void addWithParents(Set<String> names, String name) {
        for (String at = name; !at.equals(".") && names.add(at); ) {
            at = RemotePath.parent(at);
        }
    }

    private static boolean differs(Entry entry, RemoteEntry other) {
        return other == null
                || entry.kind() != Entry.Kind.LINK
                        && (entry.mode() != other.mode() || entry.seconds() != other.seconds());
    }

    private static void refuseObstacles(Source source, Map<String, RemoteEntry> there, String target)
            throws IOException {
        for (Entry entry : source.entries()) {
            RemoteEntry other = there.get(entry.name());
            if (other == null) {
                continue;
            }
            boolean folder = entry.kind() == Entry.Kind.FOLDER;
            boolean isFolder = other.kind().equals(Optional.of(Entry.Kind.FOLDER));
            if (folder != isFolder) {
                String path = ByteName.text(RemotePath.join(target, entry.name()));
                throw new IOException(path + (isFolder ? " is a folder" : " is not a folder"));
            }
        }
    }

    private static Set<Entry> same(
            NodeFiles node,
            Checksums checksums,
            Source source,
            String target,
            Checksums.Kind kind,
            Map<String, RemoteEntry> there)
            throws IOException {
        Stage stage = new Stage(there);
        List<Entry> alike = source.entries().stream().filter(stage::has).toList();
        List<String> names = alike.stream()
                .filter(entry -> entry.kind() == Entry.Kind.FILE)
                .map(Entry::name)
                .toList();
        Map<String, String> sums = RemoteSums.of(node, target, names, kind);
        Set<Entry> same = new HashSet<>();
        for (Entry entry : alike) {
            if (entry.kind() == Entry.Kind.LINK
                    || entry.kind() == Entry.Kind.FILE
                            && checksums.of(entry.path(), entry.size(), kind).equals(sums.get(entry.name()))) {
                same.add(entry);
            }
        }
        return same;
    }
}
