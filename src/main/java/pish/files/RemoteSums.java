package pish.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pish.exec.Exchange;

/** Checksums of files on a node, made there. */
final class RemoteSums {
    private static final int MOST_NAMES = 5000;
    private static final int MOST_BYTES = 512 << 10;

    private RemoteSums() {}

    /**
     * Returns the checksums of files in a folder.
     *
     * @param names without any that begins with a slash
     * @param kind what they are to be
     * @return by name; empty where the node could not make all of them
     */
    static Map<String, String> of(NodeFiles node, String folder, List<String> names, Checksums.Kind kind)
            throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        for (List<String> batch : batches(names)) {
            List<String> sums = ask(node, folder, batch, kind);
            if (sums.size() != batch.size()) {
                return Map.of();
            }
            for (int i = 0; i < sums.size(); i++) {
                found.put(batch.get(i), sums.get(i));
            }
        }
        return found;
    }

    /**
     * Returns the checksums of files in what may be a folder or a file itself.
     *
     * @param root the folder, or the one file, whose name is then the empty string
     */
    static Map<String, String> under(NodeFiles node, String root, List<String> names, Checksums.Kind kind)
            throws IOException {
        if (!names.contains("")) {
            return of(node, root, names, kind);
        }
        String name = RemotePath.name(root);
        String sum = of(node, RemotePath.parent(root), List.of(name), kind).get(name);
        return sum == null ? Map.of() : Map.of("", sum);
    }

    private static List<String> ask(NodeFiles node, String folder, List<String> names, Checksums.Kind kind)
            throws IOException {
        String answer = node.ask(NodeScript.SUMS, node.on(folder), exchange -> names(exchange, names));
        List<String> lines = answer.lines().toList();
        List<String> sums = new ArrayList<>();
        if (Survey.kind(lines.get(0)) != kind) {
            return sums;
        }
        String pattern = kind == Checksums.Kind.SHA256 ? "[0-9a-f]{64}" : "[0-9]{1,10}";
        for (String line : lines.subList(1, lines.size())) {
            // GNU puts a backslash before the checksum of a name that it escapes
            String first = line.replaceFirst("^\\\\", "").replaceFirst(" .*", "");
            if (first.matches(pattern)) {
                sums.add(first);
            }
        }
        return sums;
    }

    /** Splits names, so that all of a batch are on their way before the node's answer fills a channel's window. */
    static List<List<String>> batches(List<String> names) {
        List<List<String>> batches = new ArrayList<>();
        int bytes = MOST_BYTES;
        for (String name : names) {
            if (bytes >= MOST_BYTES || batches.get(batches.size() - 1).size() >= MOST_NAMES) {
                batches.add(new ArrayList<>());
                bytes = 0;
            }
            batches.get(batches.size() - 1).add(name);
            bytes += name.length();
        }
        return batches;
    }

    /** Sends names as xargs and its kin take them. */
    static void names(Exchange exchange, List<String> names) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("./").append(name).append('\0');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        exchange.send(bytes, 0, bytes.length);
    }
}
