package pish.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies one file or folder from one node, with all in it. */
final class RootPull {
    private final NodeFiles node;
    private final String nodeName;
    private final LocalFolder folder;
    private final Listing.Root root;
    private final Checksums.Kind kind;
    private final List<String> troubles;
    private final String name;

    /**
     * Prepares it.
     *
     * @param folder where to
     * @param kind by which the node makes checksums
     * @param troubles takes what could not be copied, and why
     */
    RootPull(
            NodeFiles node,
            String nodeName,
            LocalFolder folder,
            Listing.Root root,
            Checksums.Kind kind,
            List<String> troubles) {
        this.node = node;
        this.nodeName = nodeName;
        this.folder = folder;
        this.root = root;
        this.kind = kind;
        this.troubles = troubles;
        String last = RemotePath.name(root.path());
        // the shell's own directory and the root have no name to give
        this.name = last.equals(".") || last.equals("..") ? "" : last;
    }

    Copied copy() throws IOException {
        List<RemoteEntry> entries = usable();
        Copied copied = Copied.NOTHING;
        List<RemoteEntry> files = new ArrayList<>();
        for (RemoteEntry entry : entries) {
            switch (entry.kind().orElseThrow()) {
                case FOLDER -> folder.make(here(entry));
                case LINK -> copied = copied.plus(link(entry));
                case FILE -> files.add(entry);
            }
        }
        copied = copied.plus(files(files));
        entries.stream()
                .filter(entry -> entry.kind().equals(Optional.of(Entry.Kind.FOLDER)))
                .sorted(Comparator.comparing(RemoteEntry::name).reversed())
                .forEach(this::dress);
        return copied;
    }

    private void dress(RemoteEntry entry) {
        if (!here(entry).isEmpty()) {
            try {
                LocalFolder.dress(folder.at(here(entry)), entry);
            } catch (IOException e) {
                trouble(entry, e.getMessage());
            }
        }
    }

    /** Returns where an entry goes. */
    private String here(RemoteEntry entry) {
        return name.isEmpty() || entry.name().isEmpty() ? name + entry.name() : name + "/" + entry.name();
    }

    private void trouble(RemoteEntry entry, String why) {
        troubles.add(ByteName.shown(RemotePath.join(root.path(), entry.name())) + ": " + why);
    }

    private List<RemoteEntry> usable() {
        List<RemoteEntry> usable = new ArrayList<>();
        for (RemoteEntry entry : root.entries().values()) {
            Optional<String> fault = fault(entry);
            if (fault.isPresent()) {
                trouble(entry, "left out, " + fault.get());
            } else {
                usable.add(entry);
            }
        }
        return usable;
    }

    /** Returns why nothing can be made of an entry, if so. */
    private Optional<String> fault(RemoteEntry entry) {
        String here = here(entry);
        Optional<String> fault = here.isEmpty() ? Optional.empty() : SafeName.fault(here);
        if (fault.isPresent()) {
            return fault;
        }
        if (entry.kind().isEmpty()) {
            return Optional.of("it is neither a file nor a folder");
        }
        return entry.name().isEmpty() || isInFolder(entry) ? Optional.empty() : Optional.of("it is in no folder");
    }

    private boolean isInFolder(RemoteEntry entry) {
        String parent = entry.name().contains("/") ? RemotePath.parent(entry.name()) : "";
        RemoteEntry folder = root.entries().get(parent);
        return folder != null && folder.is(Entry.Kind.FOLDER);
    }

    private Copied link(RemoteEntry entry) throws IOException {
        if (folder.hasLink(entry, here(entry))) {
            return new Copied(0, 0, 0, 1);
        }
        folder.link(entry, here(entry));
        return new Copied(1, 0, 0, 0);
    }

    private Copied files(List<RemoteEntry> files) throws IOException {
        node.share().expect(files.stream().mapToLong(RemoteEntry::size).sum());
        Map<String, String> sums = sums(alike(files));
        Copied copied = Copied.NOTHING;
        List<RemoteEntry> small = new ArrayList<>();
        List<RemoteEntry> big = new ArrayList<>();
        for (RemoteEntry entry : files) {
            if (isSame(entry, sums)) {
                LocalFolder.dress(folder.at(here(entry)), entry);
                node.share().skip(entry.size());
                copied = copied.plus(new Copied(0, 0, 0, 1));
            } else {
                (entry.size() < FolderPush.BIG && !entry.name().isEmpty() ? small : big).add(entry);
            }
        }
        FilePull pull = new FilePull(node, nodeName, folder, root.path(), kind);
        copied = copied.plus(new Gathering(node, pull, root.path(), small, this::here, big).copy());
        for (RemoteEntry entry : big) {
            try {
                copied = copied.plus(pull.copy(entry, here(entry)));
            } catch (PullFault e) {
                trouble(entry, e.getMessage());
            }
        }
        return copied;
    }

    /** Returns the names of files of which there is one of the same size here. */
    private List<String> alike(List<RemoteEntry> files) throws IOException {
        List<String> names = new ArrayList<>();
        for (RemoteEntry entry : files) {
            if (folder.size(here(entry)).equals(Optional.of(entry.size()))) {
                names.add(entry.name());
            }
        }
        return names;
    }

    private Map<String, String> sums(List<String> names) throws IOException {
        return RemoteSums.under(node, root.path(), names, kind);
    }

    private boolean isSame(RemoteEntry entry, Map<String, String> sums) throws IOException {
        String sum = sums.get(entry.name());
        return sum != null && sum.equals(new Checksums().of(folder.at(here(entry)), entry.size(), kind));
    }
}
