package pish.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps one spool of each content: of two that are the same, the later is closed and the earlier used in its place. */
final class SpoolPool {
    private final Map<Long, List<Spool>> byLength = new HashMap<>();

    /** Returns the spool of this content: the given one where it is new, else an earlier one. */
    Spool intern(Spool spool) {
        List<Spool> candidates = byLength.computeIfAbsent(spool.length(), length -> new ArrayList<>());
        for (Spool earlier : candidates) {
            if (earlier.sameAs(spool)) {
                if (earlier != spool) {
                    spool.close();
                }
                return earlier;
            }
        }
        candidates.add(spool);
        return spool;
    }

    /** Returns the spools of all contents. */
    List<Spool> all() {
        return byLength.values().stream().flatMap(List::stream).toList();
    }

    void close() {
        byLength.values().forEach(spools -> spools.forEach(Spool::close));
        byLength.clear();
    }
}
