package pish.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import pish.exec.Exchange;

/** Copies many small files of a folder from one node, as tar archives. */
final class Gathering {
    private final NodeFiles node;
    private final FilePull pull;
    private final String root;
    private final Map<String, RemoteEntry> wanted = new LinkedHashMap<>();
    private final Function<RemoteEntry, String> here;
    private final List<RemoteEntry> rest;

    /**
     * Prepares it.
     *
     * @param here says where a file goes
     * @param rest takes those that did not come whole, to be copied one by one
     */
    Gathering(
            NodeFiles node,
            FilePull pull,
            String root,
            List<RemoteEntry> files,
            Function<RemoteEntry, String> here,
            List<RemoteEntry> rest) {
        this.node = node;
        this.pull = pull;
        this.root = root;
        this.here = here;
        this.rest = rest;
        files.forEach(entry -> wanted.put(entry.name(), entry));
    }

    Copied copy() throws IOException {
        Copied copied = Copied.NOTHING;
        for (List<String> names : RemoteSums.batches(List.copyOf(wanted.keySet()))) {
            Map<String, Incoming> received = new LinkedHashMap<>();
            try {
                node.run(
                        NodeScript.GATHER,
                        node.on(root),
                        exchange -> RemoteSums.names(exchange, names),
                        exchange -> take(exchange, received));
                copied = copied.plus(finish(received));
            } finally {
                for (Incoming file : received.values()) {
                    file.drop();
                }
            }
            names.stream().filter(name -> !received.containsKey(name)).forEach(name -> rest.add(wanted.get(name)));
        }
        return copied;
    }

    private void take(Exchange exchange, Map<String, Incoming> received) throws IOException {
        if (exchange.read() != '.') {
            throw NodeFiles.error(new String(exchange.readNBytes(Chunks.SIZE), StandardCharsets.ISO_8859_1));
        }
        TarReader tar = new TarReader(new BufferedInputStream(exchange, Chunks.SIZE));
        byte[] chunk = new byte[Chunks.SIZE];
        for (Optional<TarReader.Member> next = tar.next(); next.isPresent(); next = tar.next()) {
            TarReader.Member member = next.get();
            String name = member.name().startsWith("./") ? member.name().substring(2) : member.name();
            RemoteEntry entry = wanted.get(name);
            if (entry == null || received.containsKey(name) || !member.plain() || member.size() != entry.size()) {
                continue;
            }
            Incoming file = pull.incoming(entry, here.apply(entry));
            received.put(name, file);
            file.restart();
            for (int count = tar.read(chunk); count >= 0; count = tar.read(chunk)) {
                file.write(chunk, count);
                node.share().done(count);
            }
            file.close();
        }
    }

    /** Gives those that are right their names, and takes the others from what was received. */
    private Copied finish(Map<String, Incoming> received) throws IOException {
        Map<String, String> sums = pull.sums(List.copyOf(received.keySet()));
        Copied copied = Copied.NOTHING;
        for (String name : new ArrayList<>(received.keySet())) {
            Incoming file = received.get(name);
            if (file.sum().equals(sums.get(name))) {
                file.finish();
                copied = copied.plus(new Copied(1, file.entry().size(), 0, 0));
            } else {
                received.remove(name);
                node.share().expect(file.entry().size());
                file.drop();
            }
        }
        return copied;
    }
}
