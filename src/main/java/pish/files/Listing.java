package pish.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a node says is in a folder, or in all that a pattern names. Nothing of it may be trusted; how much of it is kept is
 * bounded.
 *
 * @param kind by which the node makes checksums
 * @param roots what was named, and all in it; none if there is nothing
 * @param trouble what the node could not list, in its words, or the empty string
 */
record Listing(Checksums.Kind kind, List<Root> roots, String trouble) {
    private static final int MOST_ENTRIES = 500_000;
    private static final int LONGEST = 64 << 10;

    /**
     * A file or folder that was named.
     *
     * @param path as the node has it
     * @param entries by their names: itself, whose name is empty, and what is in it
     */
    record Root(String path, Map<String, RemoteEntry> entries) {}

    /** Lists a folder; a folder that is missing has no root. */
    static Listing of(NodeFiles node, String remote) throws IOException {
        return ask(node, remote, false);
    }

    /**
     * Lists all that a pattern names.
     *
     * @throws IOException if that is nothing
     */
    static Listing matching(NodeFiles node, String pattern) throws IOException {
        return ask(node, pattern, true);
    }

    private static Listing ask(NodeFiles node, String remote, boolean pattern) throws IOException {
        List<Root> roots = new ArrayList<>();
        String[] tool = {""};
        String trouble = node.run(
                NodeScript.LIST,
                node.on(remote).line(pattern ? 1 : 0),
                exchange -> {},
                exchange -> tool[0] = read(new BufferedInputStream(exchange), roots));
        return new Listing(Survey.kind(tool[0]), roots, trouble);
    }

    private static String read(InputStream in, List<Root> roots) throws IOException {
        String tool = part(in);
        if (tool == null) {
            return "";
        }
        if (tool.startsWith("e")) {
            throw NodeFiles.error(tool.substring(1));
        }
        int count = 0;
        for (String record = part(in); record != null; record = part(in)) {
            String link = part(in);
            if (link == null) {
                throw new EOFException("the node's list ends too early");
            }
            if (record.startsWith("R ")) {
                roots.add(new Root(record.substring(2), new LinkedHashMap<>()));
            } else if (!roots.isEmpty()) {
                Map<String, RemoteEntry> entries = roots.get(roots.size() - 1).entries();
                RemoteEntry.parse(record, link).ifPresent(entry -> entries.put(entry.name(), entry));
            }
            if (++count > MOST_ENTRIES) {
                throw new IOException("more than " + MOST_ENTRIES + " files");
            }
        }
        return tool;
    }

    /** Reads up to the next NUL; an error, which ends in none, up to the end. */
    private static String part(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != 0; octet = in.read()) {
            if (octet < 0) {
                return bytes.size() == 0 ? null : bytes.toString(StandardCharsets.ISO_8859_1);
            }
            if (bytes.size() == LONGEST) {
                throw new IOException("a name on the node is too long");
            }
            bytes.write(octet);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
