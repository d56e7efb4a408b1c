package pish.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import pish.exec.Exchange;

/** Copies one file to one node. */
final class FilePush {
    /** Files up to this size are sent without asking first what the node has of them. */
    private static final int SMALL = 32 << 10;

    static final int ID_LENGTH = 32;

    private final NodeFiles node;
    private final Checksums checksums;
    private final Entry entry;
    private final String name;
    private final String remote;
    private final String sum;
    private final String id;

    /**
     * Prepares to copy a file.
     *
     * @param name what it gets where the path is a folder
     * @param remote the path
     */
    FilePush(NodeFiles node, Checksums checksums, Entry entry, String name, String remote) throws IOException {
        this.node = node;
        this.checksums = checksums;
        this.entry = entry;
        this.name = name;
        this.remote = remote;
        this.sum = sum(Checksums.Kind.SHA256);
        this.id = sum.substring(0, ID_LENGTH);
    }

    private String sum(Checksums.Kind kind) throws IOException {
        return checksums.of(entry.path(), entry.size(), kind);
    }

    Copied copy() throws IOException {
        try {
            return entry.size() <= SMALL ? send(0, true, Checksums.Kind.CKSUM) : ask();
        } catch (InterruptedIOException e) {
            node.forget(remote, name, id);
            throw e;
        }
    }

    private Copied ask() throws IOException {
        Survey survey = Survey.ask(
                node,
                remote,
                ByteName.escaped(name),
                id,
                entry.size(),
                sum,
                Parameters.mode(entry),
                Parameters.time(entry));
        if (isSame(survey)) {
            return same();
        }
        long there = there(survey);
        node.share().skip(there);
        return send(there, false, survey.kind());
    }

    private boolean isSame(Survey survey) throws IOException {
        return survey.target().equals("same")
                || (survey.kind() == Checksums.Kind.CKSUM
                        && survey.target().equals("cksum." + sum(Checksums.Kind.CKSUM)));
    }

    private Copied same() {
        node.share().skip(entry.size());
        return new Copied(0, 0, 0, 1);
    }

    /** Returns how much of the file an earlier copy has brought, if that is what the file begins with. */
    private long there(Survey survey) throws IOException {
        long length = survey.partLength();
        boolean right = length > 0
                && length <= entry.size()
                && survey.partSum().equals(checksums.of(entry.path(), length, survey.kind()));
        return right ? length : 0;
    }

    /**
     * Sends the file.
     *
     * @param from the first byte to send
     * @param look whether the node looks first if it has the file already
     * @param kind by which the node may make its checksum
     */
    private Copied send(long from, boolean look, Checksums.Kind kind) throws IOException {
        Parameters order = node.on(remote)
                .line(
                        ByteName.escaped(name),
                        id,
                        look ? 1 : 0,
                        from,
                        entry.size(),
                        sum,
                        kind == Checksums.Kind.CKSUM ? sum(kind) : "-",
                        Parameters.mode(entry),
                        Parameters.time(entry));
        String result = node.ask(NodeScript.RECEIVE, order, exchange -> feed(exchange, from));
        if (result.equals("bad") && from > 0) {
            // the part that was there must have changed since it was looked at
            node.share().skip(-from);
            return send(0, false, kind);
        }
        return switch (result) {
            case "ok" -> new Copied(1, entry.size(), from, 0);
            case "same" -> new Copied(0, 0, 0, 1);
            default ->
                throw new IOException("what arrived is not " + entry.path() + " as it was: did it change meanwhile?");
        };
    }

    private void feed(Exchange exchange, long from) throws IOException {
        byte[] chunk = new byte[Chunks.SIZE];
        try (InputStream in = Files.newInputStream(entry.path())) {
            in.skipNBytes(from);
            for (long left = entry.size() - from; left > 0; ) {
                int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (count < 0 || !exchange.send(chunk, 0, count)) {
                    return;
                }
                left -= count;
                node.share().done(count);
            }
        }
    }
}
