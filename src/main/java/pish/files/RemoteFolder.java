package pish.files;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is in a folder on a node: the one to copy to, or a stage that an earlier copy has filled.
 *
 * @param entries by name
 * @param kind by which the node makes checksums
 */
record RemoteFolder(Map<String, RemoteEntry> entries, Checksums.Kind kind) {
    /** Looks; a folder that is missing is empty. */
    static RemoteFolder look(NodeFiles node, String path) throws IOException {
        Listing listing = Listing.of(node, path);
        Map<String, RemoteEntry> entries =
                listing.roots().isEmpty() ? Map.of() : listing.roots().get(0).entries();
        return new RemoteFolder(entries, listing.kind());
    }

    /**
     * Returns what of a source is there with the same content.
     *
     * @param path the folder's
     */
    Set<Entry> same(NodeFiles node, Checksums checksums, Source source, String path) throws IOException {
        List<Entry> alike = source.entries().stream().filter(this::has).toList();
        List<String> files = alike.stream()
                .filter(entry -> entry.kind() == Entry.Kind.FILE)
                .map(Entry::name)
                .toList();
        Map<String, String> sums = RemoteSums.of(node, path, files, kind);
        Set<Entry> same = new HashSet<>();
        for (Entry entry : alike) {
            boolean file = entry.kind() == Entry.Kind.FILE;
            if (file ? checksums.of(entry.path(), entry.size(), kind).equals(sums.get(entry.name())) : isLink(entry)) {
                same.add(entry);
            }
        }
        return same;
    }

    private static boolean isLink(Entry entry) {
        return entry.kind() == Entry.Kind.LINK;
    }

    /** Returns whether something is there, as far as its size tells. */
    boolean has(Entry entry) {
        RemoteEntry staged = entries.get(entry.name());
        return staged != null
                && staged.is(entry.kind())
                && staged.link().equals(entry.link())
                && (entry.kind() == Entry.Kind.LINK || staged.size() == entry.size());
    }
}
