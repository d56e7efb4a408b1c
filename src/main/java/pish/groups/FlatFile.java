package pish.groups;

import java.util.LinkedHashMap;
import java.util.Map;

/** Groups as ClusterShell's flat files have them, local.cfg and before it groups: {@code name: nodes} on each line. */
final class FlatFile {
    private FlatFile() {}

    /**
     * Returns the expressions by group; those of a group with several lines are joined.
     *
     * @param what is named in errors
     */
    static Map<String, String> groups(String what, String text) {
        Map<String, String> groups = new LinkedHashMap<>();
        for (String line : text.split("\r?\n", -1)) {
            String words = line.strip();
            int colon = words.indexOf(':');
            if (words.isEmpty() || words.startsWith("#")) {
                continue;
            }
            if (colon <= 0) {
                throw Faults.fault(what + ": no group: " + words, "write name: nodes");
            }
            String nodes = words.substring(colon + 1).strip();
            groups.merge(words.substring(0, colon).strip(), nodes, FlatFile::joined);
        }
        return groups;
    }

    private static String joined(String before, String more) {
        return before.isEmpty() || more.isEmpty() ? before + more : before + "," + more;
    }
}
