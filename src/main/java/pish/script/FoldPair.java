package pish.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.node.NodeSet;

/**
 * What was recorded of a node's command, and what has come of it now.
 *
 * @param was empty where it did not run then
 * @param is empty where it did not run now
 */
record FoldPair(Optional<RecordedFold> was, Optional<RecordedFold> is) {
    /** Returns how they differ, or nothing if they do not. */
    List<String> lines(NodeSet nodes, boolean statusesOnly) {
        if (was.isEmpty() || is.isEmpty()) {
            return List.of(nodes + (was.isEmpty() ? ": did not run then, but now" : ": ran then, but not now"));
        }
        RecordedFold then = was.get();
        RecordedFold now = is.get();
        List<String> lines = new ArrayList<>();
        if (then.status() != now.status()) {
            lines.add(nodes + ": status was " + then.status() + ", is " + now.status()
                    + (now.reason().isEmpty() ? "" : " (" + now.reason() + ")"));
        }
        if (!statusesOnly) {
            compare(nodes + ": output", then.stdout(), now.stdout(), lines);
            compare(nodes + ": standard error", then.stderr(), now.stderr(), lines);
        }
        return lines;
    }

    private static void compare(String what, RecordedOutput was, RecordedOutput is, List<String> lines) {
        if (was.same(is)) {
            return;
        }
        int common = 0;
        while (common < Math.min(was.lines().size(), is.lines().size())
                && was.lines().get(common).equals(is.lines().get(common))) {
            common++;
        }
        List<String> gone = was.lines().subList(common, was.lines().size());
        List<String> come = is.lines().subList(common, is.lines().size());
        boolean shown = !gone.isEmpty() || !come.isEmpty();
        lines.add(what + " was " + was.bytes() + " bytes, is " + is.bytes()
                + (shown || common == 0 ? "" : "; the first lines are alike"));
        gone.forEach(line -> lines.add("  - " + line));
        come.forEach(line -> lines.add("  + " + line));
    }
}
