package pish.files;

import java.io.IOException;
import java.util.List;

/**
 * What a node has where something is to be put.
 *
 * @param into whether the path asked for is a folder, so that what is copied goes into it
 * @param target what is there under the name it would get: none, folder, same, differs or special; or, where the node
 *     can only do that, {@code cksum.} and the checksum of a file of the right size
 * @param partLength how many bytes an unfinished copy has, 0 for none
 * @param partSum their checksum
 * @param kind by which the node makes checksums
 */
record Survey(boolean into, String target, long partLength, String partSum, Checksums.Kind kind) {
    private static final int FIELDS = 3;

    /**
     * Asks a node.
     *
     * @param line the source as {@link NodeScript#SURVEY} takes it
     */
    static Survey ask(NodeFiles node, String remote, Object... line) throws IOException {
        List<String> answer =
                node.ask(NodeScript.SURVEY, node.on(remote).line(line)).lines().toList();
        String[] place = answer.get(0).split(" ", -1);
        if (answer.size() < 2 || place.length < 2) {
            throw new IOException("not understood what the node says: " + answer.get(0));
        }
        String[] fields = answer.get(1).split(" ", -1);
        boolean partial = fields.length == FIELDS && fields[1].matches("[0-9]{1,18}");
        return new Survey(
                place[1].equals("d"),
                fields[0],
                partial ? Long.parseLong(fields[1]) : 0,
                partial ? fields[2] : "",
                kind(place[0]));
    }

    /** Returns the kind that a tool makes. */
    static Checksums.Kind kind(String tool) {
        return tool.equals("sha256sum") ? Checksums.Kind.SHA256 : Checksums.Kind.CKSUM;
    }
}
