package pish.shell;

import java.time.Duration;
import java.util.Locale;
import pish.node.NodeSet;

/**
 * A command that runs again and again.
 *
 * @param interval from start to start
 * @param times how often; 0 for without end
 */
record Watched(NodeSet nodes, String command, Duration interval, int times) {
    /** Returns whether a run is the last. */
    boolean isLast(int run) {
        return run == times;
    }

    /** Returns what is done, in a line. */
    String title() {
        long millis = interval.toMillis();
        String seconds = millis % 1000 == 0
                ? Long.toString(millis / 1000)
                : String.format(Locale.ROOT, "%.3f", millis / 1000.0).replaceFirst("0+$", "");
        return "every " + seconds + "s  " + nodes + ": " + command;
    }
}
