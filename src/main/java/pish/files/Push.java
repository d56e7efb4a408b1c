package pish.files;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<Source, Set<String>> arrived = new HashMap<>();

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

    /** Takes note that some nodes, by their names, have got a file in another way, which is said of them as if it were this. */
    public void arrived(Source source, Set<String> nodes) {
        arrived.put(source, nodes);
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
                return attempt(node, work.name());
            } catch (ConnectionLost e) {
                if (!work.reconnect(PATIENCE_SECONDS)) {
                    throw e;
                }
            }
        }
    }

    private Copied attempt(NodeFiles node, String name) throws IOException {
        Copied copied = Copied.NOTHING;
        for (Source source : sources) {
            copied = copied.plus(
                    arrived.getOrDefault(source, Set.of()).contains(name) ? arrived(node, source) : copy(node, source));
        }
        return copied;
    }

    private Copied copy(NodeFiles node, Source source) throws IOException {
        return source.isFolder()
                ? new FolderPush(node, checksums, source, remote).copy()
                : new FilePush(node, checksums, source.entries().get(0), source.name(), remote).copy();
    }

    private static Copied arrived(NodeFiles node, Source source) {
        node.share().skip(source.bytes());
        return new Copied(1, source.bytes(), 0, 0);
    }
}
