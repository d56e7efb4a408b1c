package pish.files;

import java.io.IOException;
import java.util.List;
import pish.exec.ConnectionLost;
import pish.exec.Event;
import pish.exec.NodeWork;

/** Copies files and folders from this machine to nodes, the same to all. */
public final class Push {
    /** How long to try to reach again a node that was lost. */
    static final int PATIENCE_SECONDS = 60;

    private final List<Source> sources;
    private final String remote;
    private final long bytes;
    private final Checksums checksums = new Checksums();
    private final Meter meter;

    /**
     * Prepares it.
     *
     * @param sources at least one; several go into a folder that must be there
     * @param remote where to, relative to each shell's directory, or from {@code ~/} or {@code /}; the empty string is
     *     that directory. A folder that is there is what to copy into
     * @param nodes to how many nodes
     */
    public Push(List<Source> sources, String remote, int nodes) {
        this.sources = List.copyOf(sources);
        String path = ByteName.ofText(remote.isEmpty() ? "." : remote);
        this.remote = sources.size() > 1 && !path.endsWith("/") ? path + "/" : path;
        this.bytes = sources.stream().mapToLong(Source::bytes).sum();
        this.meter = new Meter(bytes * nodes);
    }

    /** Returns how far all is. */
    public Event.Progress progress() {
        return meter.progress();
    }

    /**
     * Copies to one node, connecting again where it is lost on the way.
     *
     * @throws IOException if it does not succeed; nothing half-written is left under a name that was asked for
     */
    public Copied to(NodeWork work) throws IOException {
        NodeFiles node = new NodeFiles(work, meter.share(bytes));
        while (true) {
            node.share().begin(bytes);
            try {
                return attempt(node);
            } catch (ConnectionLost e) {
                if (!work.reconnect(PATIENCE_SECONDS)) {
                    throw e;
                }
            }
        }
    }

    private Copied attempt(NodeFiles node) throws IOException {
        Copied copied = Copied.NOTHING;
        for (Source source : sources) {
            Entry root = source.entries().get(0);
            copied = copied.plus(
                    source.isFolder()
                            ? new FolderPush(node, checksums, source, remote).copy()
                            : new FilePush(node, checksums, root, source.name(), remote).copy());
        }
        return copied;
    }
}
