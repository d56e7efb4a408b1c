package pish.transport.ssh;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What somebody should be told, each once in a run. Safe for many threads. */
final class Remarks {
    private final Set<String> all = new LinkedHashSet<>();
    private final List<String> untold = new ArrayList<>();

    /** Adds one, unless it was there before. */
    synchronized void add(String text) {
        if (all.add(text)) {
            untold.add(text);
        }
    }

    /** Returns those that have not been told, which from now on they have. */
    synchronized List<String> take() {
        List<String> taken = List.copyOf(untold);
        untold.clear();
        return taken;
    }
}
