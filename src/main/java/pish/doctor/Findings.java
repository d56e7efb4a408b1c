package pish.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pish.node.NodeSet;

/** What checks find. What several nodes have in common is one finding. */
public final class Findings {
    private final Map<Key, NodeSet> nodes = new LinkedHashMap<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Set<String> made = new LinkedHashSet<>();

    private record Key(String check, String what, String mend, boolean safe) {}

    /** Notes that a check was made. */
    public void made(String check) {
        made.add(check);
    }

    /**
     * Adds something that is so on nodes.
     *
     * @param on none where it is so on this machine
     * @param mend how to mend it, in words or as a line, see {@link Finding#mend}; {@code TARGET} stands for the nodes
     */
    public void add(String check, NodeSet on, String what, String mend) {
        nodes.merge(new Key(check, what, mend, false), on, NodeSet::union);
    }

    /** Adds the same where the line may be run once the user has agreed. */
    public void addSafe(String check, NodeSet on, String what, String mend) {
        nodes.merge(new Key(check, what, mend, true), on, NodeSet::union);
    }

    /** Notes that a check was not made, and why. */
    public void skip(String check, String why) {
        skipped.put(check, why);
    }

    /** Returns what was found, in the order of the checks. */
    public List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        nodes.forEach((key, on) -> all.add(
                new Finding(key.check(), on, key.what(), key.mend().replace("TARGET", on.toString()), key.safe())));
        return all;
    }

    /** Returns why checks were not made, by their names. */
    public Map<String, String> skipped() {
        return Map.copyOf(skipped);
    }

    /** Returns how many checks were made. */
    public int count() {
        return (int) made.stream().filter(check -> !skipped.containsKey(check)).count();
    }
}
