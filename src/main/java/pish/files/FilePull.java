package pish.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import pish.exec.ConnectionLost;
import pish.exec.Exchange;

/** Copies single files from one node. */
final class FilePull {
    private final NodeFiles node;
    private final String nodeName;
    private final LocalFolder folder;
    private final String root;
    private final Checksums.Kind kind;

    /**
     * Prepares to copy files of a folder.
     *
     * @param root the folder on the node, or the one file
     */
    FilePull(NodeFiles node, String nodeName, LocalFolder folder, String root, Checksums.Kind kind) {
        this.node = node;
        this.nodeName = nodeName;
        this.folder = folder;
        this.root = root;
        this.kind = kind;
    }

    /** Prepares to receive a file under a name here. */
    Incoming incoming(RemoteEntry entry, String here) throws IOException {
        Path place = folder.placeFor(here);
        return new Incoming(place, nodeName + '\0' + root + '\0' + entry.name(), entry, kind);
    }

    /** Copies a file, going on where an earlier copy was cut short. */
    Copied copy(RemoteEntry entry, String here) throws IOException {
        try (Incoming file = incoming(entry, here)) {
            try {
                return copy(entry, file);
            } catch (ConnectionLost e) {
                throw e;
            } catch (IOException e) {
                file.drop();
                throw e;
            }
        }
    }

    private Copied copy(RemoteEntry entry, Incoming file) throws IOException {
        long there = file.resume();
        if (there == 0 || !file.sum().equals(prefix(entry, there))) {
            file.restart();
            there = 0;
        }
        node.share().skip(there);
        fetch(entry, file, there);
        if (!isRight(file) && there > 0) {
            node.share().skip(-there);
            file.restart();
            there = 0;
            fetch(entry, file, 0);
        }
        if (!isRight(file)) {
            throw new PullFault("it changed while it was read");
        }
        file.finish();
        return new Copied(1, entry.size(), there, 0);
    }

    private boolean isRight(Incoming file) throws IOException {
        String name = file.entry().name();
        return file.left() == 0 && file.sum().equals(sums(List.of(name)).get(name));
    }

    /** Returns the checksums of files as they are on the node now. */
    Map<String, String> sums(List<String> names) throws IOException {
        return RemoteSums.under(node, root, names, kind);
    }

    private String prefix(RemoteEntry entry, long length) throws IOException {
        Parameters parameters = node.on(RemotePath.join(root, entry.name())).line(length);
        String[] answer = node.ask(NodeScript.PREFIX, parameters).split(" ", -1);
        return answer.length == 2 && Survey.kind(answer[0]) == kind ? answer[1] : "";
    }

    private void fetch(RemoteEntry entry, Incoming file, long from) throws IOException {
        Parameters parameters = node.on(RemotePath.join(root, entry.name())).line(from);
        node.run(NodeScript.FETCH, parameters, exchange -> {}, exchange -> take(exchange, file));
    }

    /** Takes as much as the file was said to have: one that grows, or a node that never ends, fills no disk. */
    private void take(Exchange exchange, Incoming file) throws IOException {
        if (exchange.read() != '.') {
            throw new PullFault(
                    NodeFiles.error(new String(exchange.readNBytes(Chunks.SIZE), StandardCharsets.ISO_8859_1))
                            .getMessage());
        }
        byte[] chunk = new byte[Chunks.SIZE];
        while (file.left() > 0) {
            int count = exchange.read(chunk, 0, (int) Math.min(chunk.length, file.left()));
            if (count < 0) {
                return;
            }
            file.write(chunk, count);
            node.share().done(count);
        }
    }
}
