package pish.mpi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.exec.QueuedProcess;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** Looks on nodes for what is left of a job, and ends it. */
final class Sweep {
    private static final Pattern COUNTS = Pattern.compile("(\\d+) (\\d+)\\s*");

    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** Returns what is told of one node's script. */
    QueuedProcess.Listener on(String node) {
        Part part = new Part();
        parts.put(node, part);
        return part;
    }

    /** Returns whether all nodes have answered. */
    boolean isOver() {
        return parts.values().stream().allMatch(part -> part.over);
    }

    /** Returns why it is not known of some nodes that nothing is left there. */
    Map<String, String> unsure() {
        Map<String, String> reasons = new LinkedHashMap<>();
        parts.forEach((node, part) -> {
            Matcher matcher = COUNTS.matcher(part.text);
            if (!matcher.matches()) {
                reasons.put(
                        node, part.lost.isEmpty() ? "it did not say whether anything of the job is left" : part.lost);
            } else if (!matcher.group(2).equals("0")) {
                reasons.put(node, matcher.group(2) + " of the job's processes cannot be ended");
            }
        });
        return reasons;
    }

    private static final class Part implements QueuedProcess.Listener {
        private final StringBuilder text = new StringBuilder();
        private boolean over;
        private String lost = "";

        @Override
        public void output(Stream stream, Bytes bytes) {
            if (stream == Stream.STDOUT && text.length() < 100) {
                text.append(bytes);
            }
        }

        @Override
        public void ended(ExitStatus status, String why) {
            over = true;
            lost = why;
        }
    }
}
