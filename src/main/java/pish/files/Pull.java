package pish.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pish.exec.ConnectionLost;
import pish.exec.Event;
import pish.exec.NodeWork;

/** Copies files and folders from nodes to this machine, those of each node to a folder of its name. */
public final class Pull {
    private static final int MOST_TROUBLES = 10;

    private final String remote;
    private final Path local;
    private final Meter meter = new Meter(0);

    /**
     * Prepares it.
     *
     * @param remote a path on the nodes, relative to each shell's directory, or from {@code ~/} or {@code /}; may be a
     *     pattern, as shells have them
     * @param local the folder for the nodes' folders, which is made if need be
     */
    public Pull(String remote, Path local) {
        this.remote = ByteName.ofText(remote);
        this.local = local;
    }

    /** Returns how far all is. */
    public Event.Progress progress() {
        return meter.progress();
    }

    /**
     * Copies from one node, connecting again where it is lost on the way.
     *
     * @throws IOException if something could not be copied; its message says what. The rest has been
     */
    public Copied from(NodeWork work) throws IOException {
        NodeFiles node = new NodeFiles(work, meter.share(0));
        while (true) {
            node.share().begin(0);
            try {
                return attempt(work.name(), node);
            } catch (ConnectionLost e) {
                if (!work.reconnect(Push.PATIENCE_SECONDS)) {
                    throw e;
                }
            }
        }
    }

    private Copied attempt(String name, NodeFiles node) throws IOException {
        if (name.contains("/") || SafeName.fault(name).isPresent()) {
            throw new IOException("no folder can have this node's name");
        }
        Listing listing = Listing.matching(node, remote);
        List<String> troubles = new ArrayList<>();
        if (!listing.trouble().isEmpty()) {
            troubles.add(listing.trouble());
        }
        LocalFolder folder = new LocalFolder(ByteName.in(local, ByteName.ofText(name)));
        Copied copied = Copied.NOTHING;
        for (Listing.Root root : listing.roots()) {
            copied = copied.plus(new RootPull(node, name, folder, root, listing.kind(), troubles).copy());
        }
        if (!troubles.isEmpty()) {
            throw new IOException(text(troubles));
        }
        return copied;
    }

    private static String text(List<String> troubles) {
        String first = String.join("\n", troubles.subList(0, Math.min(MOST_TROUBLES, troubles.size())));
        int more = troubles.size() - MOST_TROUBLES;
        return more > 0 ? first + "\nand " + more + " more" : first;
    }
}
