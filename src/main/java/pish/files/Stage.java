package pish.files;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What an earlier copy has brought to a stage. */
record Stage(Map<String, RemoteEntry> entries) {
    static Stage look(NodeFiles node, String stage) throws IOException {
        Listing listing = Listing.of(node, stage);
        return new Stage(
                listing.roots().isEmpty() ? Map.of() : listing.roots().get(0).entries());
    }

    /** Returns whether something is there, as far as its size tells. */
    boolean has(Entry entry) {
        RemoteEntry staged = entries.get(entry.name());
        return staged != null
                && staged.kind().equals(Optional.of(entry.kind()))
                && staged.link().equals(entry.link())
                && (entry.kind() == Entry.Kind.LINK || staged.size() == entry.size());
    }
}
