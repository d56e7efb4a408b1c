package pish.node;

import java.util.List;
import java.util.Optional;
import pish.syntax.SyntaxError;

/** Edits of groups: of their definitions, and of the tags on the lines of nodes. */
final class GroupEdits {
    private final ClusterText text;

    GroupEdits(ClusterText text) {
        this.text = text;
    }

    ClusterText define(String name, String body) {
        var untagged = untagged(name);
        if (untagged.definition(name).isEmpty()) {
            return untagged.insert(untagged.fileLines().size(), "@" + name + " = " + body);
        }
        return untagged.with(line -> List.of(ClusterText.defines(line, name) ? withBody(line, body) : line.text()));
    }

    ClusterText delete(String name) {
        return untagged(name).with(line -> ClusterText.defines(line, name) ? List.of() : List.of(line.text()));
    }

    private ClusterText untagged(String name) {
        return text.with(line -> {
            var edited = line.text();
            if (NodeEdits.definesNodes(line)) {
                var words = line.words();
                for (int i = words.size() - 1; i > 0; i--) {
                    edited = words.get(i).text().equals("@" + name) ? LineEdit.without(edited, words.get(i)) : edited;
                }
            }
            return List.of(edited);
        });
    }

    /** Returns what the line of a definition says that the group is. */
    static String body(FileLine definition) {
        var words = definition.words();
        return definition
                .text()
                .substring(words.get(2).start(), words.get(words.size() - 1).end());
    }

    /** Returns the line of a definition with something else that the group is. */
    static String withBody(FileLine line, String body) {
        var words = line.words();
        if (words.size() < 3) {
            return LineEdit.append(line, words.size() == 2 ? body : "= " + body);
        }
        int end = words.get(words.size() - 1).end();
        return line.text().substring(0, words.get(2).start())
                + body
                + line.text().substring(end);
    }

    /**
     * Returns a text in which definitions that name what is gone name those of their nodes that are left; one that has no
     * node left goes itself.
     *
     * @param before the nodes and groups before
     */
    static ClusterText mended(ClusterText text, Cluster before) {
        var mended = text;
        while (true) {
            try {
                mended.cluster();
                return mended;
            } catch (SyntaxError e) {
                mended = without(mended, faulty(mended, e).orElseThrow(() -> e), before);
            }
        }
    }

    /** Returns the definition that a fault is in; no two definitions are alike, for their names differ. */
    private static Optional<FileLine> faulty(ClusterText text, SyntaxError fault) {
        return text.fileLines().stream()
                .filter(line -> line.text().equals(fault.source()))
                .filter(line ->
                        line.words().size() > 2 && line.words().get(0).text().startsWith("@"))
                .findFirst();
    }

    private static ClusterText without(ClusterText text, FileLine definition, Cluster before) {
        var body = body(definition);
        var members = members(definition, body, before);
        var left = members.intersect(nodes(text));
        boolean mended = members.equals(left) && left.toString().equals(body);
        var replaced = withBody(definition, left.toString());
        return text.with(line -> !line.equals(definition)
                ? List.of(line.text())
                : left.isEmpty() || mended ? List.of() : List.of(replaced));
    }

    /** Returns the nodes that the text of a definition means. */
    static NodeSet members(FileLine definition, String body, Cluster before) {
        try {
            return before.resolve(body, GroupSource.NONE);
        } catch (SyntaxError e) {
            // groups of other programs mean nothing here, and their names are to stay
            var name = definition.words().get(0);
            throw definition.error(name.text() + " names what goes", name, "take that out of " + body + " first");
        }
    }

    private static NodeSet nodes(ClusterText text) {
        return NodeSet.of(text.fileLines().stream()
                .filter(NodeEdits::definesNodes)
                .flatMap(line -> NodeLine.parse(line, line.words(), NodeLine.NO_DEFAULTS).nodes().stream())
                .map(Node::name)
                .toList());
    }
}
