package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.transport.ExitStatus;

/** What is said of a job that has failed. */
final class Verdict {
    private static final int MOST_LINES = 6;

    private Verdict() {}

    /** Returns messages: which rank failed first, or else what mpiexec and its proxies said. */
    static List<String> of(MpiPlan plan, ExitStatus mpiexec, JobEnd end, List<NodePost> posts) {
        Optional<String> cause = end.cause().or(() -> UnknownOption.of(plan, end.own()));
        if (cause.isPresent() || mpiexec.ok()) {
            return cause.stream().toList();
        }
        List<String> said = new ArrayList<>();
        for (NodePost post : posts) {
            if (post.status().filter(status -> !status.ok()).isPresent()
                    && !post.text().isEmpty()) {
                said.add(post.node() + ": " + last(post.text()));
            }
        }
        said.addAll(end.own());
        return said.isEmpty()
                ? List.of("mpiexec on " + plan.hub() + " ended with " + mpiexec.code())
                : said.subList(0, Math.min(said.size(), MOST_LINES));
    }

    private static String last(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }
}
