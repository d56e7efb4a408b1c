package pish.keys;

import java.util.HashMap;
import java.util.Map;

/**
 * What was changed in an account's files, in lines that came and lines that went.
 *
 * @param keys of authorized_keys
 * @param hosts of known_hosts
 */
public record Changes(int keys, int hosts) {
    /** Returns whether there was nothing to do. */
    public boolean none() {
        return keys == 0 && hosts == 0;
    }

    /** Returns how many lines of two texts have no like in the other. */
    static int between(String before, String after) {
        Map<String, Integer> counts = new HashMap<>();
        before.lines().forEach(line -> counts.merge(line, 1, Integer::sum));
        after.lines().forEach(line -> counts.merge(line, -1, Integer::sum));
        return counts.values().stream().mapToInt(Math::abs).sum();
    }
}
