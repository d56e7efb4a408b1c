package pish.keys;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import pish.exec.NodeWork;

/** What the files of keys say of nodes that have other names than before. */
public final class RenamedHosts {
    private final Mesh mesh;
    private final Map<KnownHosts.Host, KnownHosts.Host> hosts = new LinkedHashMap<>();
    /** By the line of a key so far. */
    private final Map<String, String> comments = new HashMap<>();

    /**
     * Takes the names.
     *
     * @param mesh what is known of the nodes under their old names; those that told nothing of themselves cannot follow
     * @param names new ones by old ones
     */
    public RenamedHosts(Mesh mesh, Map<String, String> names) {
        this.mesh = mesh;
        names.forEach((old, fresh) -> mesh.node(old).ifPresent(before -> {
            NodeKeys after = new NodeKeys(before, fresh);
            hosts.put(before.host(), after.host());
            before.key()
                    .ifPresent(key ->
                            comments.put(key.line(), after.key().orElseThrow().comment()));
        }));
    }

    /**
     * Has a node know the new names where it knew the old ones. What tells whose a key is, its comment, follows, since by it
     * the key is found when the node is to be locked out.
     */
    public Changes follow(NodeWork work) throws IOException {
        int hostLines = mesh.edit(work, Mesh.KNOWN, text -> KnownHosts.renamed(text, hosts), true);
        return new Changes(
                mesh.edit(work, Mesh.AUTHORIZED, text -> AuthorizedKeys.commented(text, comments), true), hostLines);
    }

    /** Has this machine know the new names. Returns how many lines of its file changed. */
    public int follow(OwnKeys here) throws IOException {
        return here.know(text -> KnownHosts.renamed(text, hosts), true);
    }
}
