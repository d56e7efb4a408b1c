package pish.render;

import java.util.Map;
import java.util.Optional;
import pish.exec.Fold;
import pish.exec.Rank;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** The line above a fold: {@code ── pi[01-03] (3) ──}, or {@code ── pi04 ── exit 3}. */
final class Header {
    private static final int SIGNALLED = 128;
    /** The signals that end commands most often, by their numbers, which are the same on every Linux. */
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 3, "SIGQUIT", 6, "SIGABRT", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 13, "SIGPIPE", 15,
            "SIGTERM");

    private Header() {}

    static String of(Fold fold, Palette palette) {
        return fold.ok()
                ? palette.header("── " + counted(fold.nodes()) + " ──")
                : failure(fold.nodes(), why(fold.status(), fold.reason()), palette);
    }

    static String silent(NodeSet nodes, Palette palette) {
        return palette.faint("── " + counted(nodes) + " ── ok, no output");
    }

    static String failure(NodeSet nodes, String why, Palette palette) {
        return palette.failure("── " + counted(nodes) + " ── " + why);
    }

    /** Returns why a command counts as failed: {@code exit 3}, {@code timed out}, {@code exit 137 (SIGKILL)}. */
    static String why(ExitStatus status, Optional<String> reason) {
        if (reason.isEmpty()) {
            return why(status);
        }
        String text = SafeText.line(reason.get());
        return status.ok() || status.equals(ExitStatus.UNREACHABLE) ? text : why(status) + ", " + text;
    }

    /** Returns the same where the status says it all. */
    static String why(ExitStatus status) {
        if (status.equals(ExitStatus.TIMEOUT)) {
            return "timed out (124)";
        }
        if (status.equals(ExitStatus.INTERRUPTED)) {
            return "interrupted (130)";
        }
        String signal = SIGNALS.get(status.code() - SIGNALLED);
        return "exit " + status.code() + (signal == null ? "" : " (" + signal + ")");
    }

    static String soFar(NodeSet nodes, Palette palette) {
        return palette.header("── " + counted(nodes) + " ── so far");
    }

    /** Returns the line above what of a fold differs from another: {@code ── pi04 ── 2 lines differ from pi01}. */
    static String compared(Fold base, Fold fold, int lines, Palette palette) {
        String like = base.nodes().iterator().next();
        String how = lines == 0 ? "same as " : lines == 1 ? "1 line differs from " : lines + " lines differ from ";
        String what = how + like;
        return fold.ok()
                ? palette.header("── " + counted(fold.nodes()) + " ── " + what)
                : failure(fold.nodes(), why(fold.status(), fold.reason()) + ", " + what, palette);
    }

    /** Returns a number of nodes, or of ranks, in words. */
    static String nodes(NodeSet nodes) {
        if (nodes.stream().anyMatch(Rank::is)) {
            return nodes.size() == 1 ? "1 rank" : nodes.size() + " ranks";
        }
        return nodes.size() == 1 ? "1 node" : nodes.size() + " nodes";
    }

    /** Returns the nodes, and their number where they are several: {@code pi[01-03] (3)}. */
    static String counted(NodeSet nodes) {
        String text = Rank.text(nodes);
        return nodes.size() > 1 ? text + " (" + nodes.size() + ")" : text;
    }
}
