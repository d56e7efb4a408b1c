package pish.mpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pish.node.NodeSet;

/** What nodes lack for a job to begin, in words, each with the remedy. */
final class Faults {
    private Faults() {}

    /** Returns what a node lacks, in one clause. */
    static String reason(NodePost post) {
        if (post.missing().isPresent()) {
            return post.missing().get().isEmpty()
                    ? "the directory is missing"
                    : post.missing().get() + " is missing";
        }
        return post.lost().isEmpty() ? "it gives no shell: " + post.text() : post.lost();
    }

    /** Returns messages, and the nodes that each is about. */
    static Map<String, NodeSet> of(MpiPlan plan, List<NodePost> posts) {
        Map<String, List<String>> nodes = posts.stream()
                .filter(post -> post.missing().isPresent())
                .collect(Collectors.groupingBy(
                        post -> post.missing().get(),
                        LinkedHashMap::new,
                        Collectors.mapping(NodePost::node, Collectors.toList())));
        Map<String, NodeSet> messages = new LinkedHashMap<>();
        nodes.forEach((what, where) -> {
            NodeSet set = NodeSet.of(where);
            messages.put(what.isEmpty() ? directory(plan, set) : file(plan, what, set), set);
        });
        return messages;
    }

    private static String directory(MpiPlan plan, NodeSet nodes) {
        return "no directory " + plan.directory() + " on " + nodes + "; make it with `" + nodes + ": mkdir -p "
                + plan.directory() + "`, or name another with -wdir";
    }

    private static String file(MpiPlan plan, String what, NodeSet nodes) {
        Optional<String> option = UnknownOption.before(plan, what);
        if (option.isPresent()) {
            return "no " + what + " on " + nodes + ": " + option.get();
        }
        String remedy = what.contains("/") || what.contains(".")
                ? "copy it with `push " + what + " " + nodes + ":"
                        + (plan.directory().isEmpty() ? "" : plan.directory() + "/") + "`, or give --push"
                : what.matches("python[0-9.]*")
                        ? "install it there: `" + nodes + ": sudo apt-get install -y python3`"
                                + (what.equals("python") ? ", and call it python3" : "")
                        : "install it there";
        return "no " + what + " on " + nodes + "; " + remedy;
    }
}
