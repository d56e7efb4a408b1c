package pish.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pish.node.NodeSet;

/**
 * Asks for the passwords that sudo wants, on the draining thread: once for all nodes that log in as the same account, and
 * once for each lot of those that have refused what others accepted.
 */
final class SudoAsking {
    private static final int MAX_TRIES = 3;

    private final SudoPasswords passwords;
    private final Asker asker;
    private final SudoLine line;
    /** Who refused what was given, by the group it was given for. */
    private final Map<String, List<String>> refusals = new HashMap<>();

    SudoAsking(SudoPasswords passwords, Asker asker, SudoLine line) {
        this.passwords = passwords;
        this.asker = asker;
        this.line = line;
    }

    /** Returns those of some nodes that one password would be for. */
    Set<NodeRun> group(Set<NodeRun> runs) {
        Set<NodeRun> group = new LinkedHashSet<>(runs);
        String first = key(runs.iterator().next());
        group.removeIf(run -> !key(run).equals(first));
        return group;
    }

    private String key(NodeRun run) {
        return run.link.node().user() + (passwords.isDifferent(run.name()) ? " different" : "");
    }

    /** Notes that a node has refused a password. */
    void refusedBy(NodeRun run) {
        refusals.computeIfAbsent(key(run), unseen -> new ArrayList<>()).add(run.name());
    }

    /**
     * Asks for the password of a group.
     *
     * @param group nodes that wait, at least one
     * @return the password with the nodes it was given for; or empty where there is none, which the user has been told
     *     unless it was his own wish
     */
    Optional<SudoTrial> ask(Set<NodeRun> group) {
        NodeRun first = group.iterator().next();
        Set<NodeRun> others = others(first, group);
        List<String> refusedBy = refusals.getOrDefault(key(first), List.of());
        SudoQuestion.Before before = before(first, refusedBy);
        String user = first.link.node().user();
        SudoQuestion question = new SudoQuestion(
                user, names(group), others.size(), before, NodeSet.of(refusedBy), passwords.known(user));
        Optional<char[]> given = refusedBy.size() < MAX_TRIES ? answer(question) : Optional.empty();
        boolean same = given.isPresent() && given.get().length == 0;
        Optional<char[]> password = same ? repeated(question) : given;
        if (password.isEmpty() && !line.isInterrupted()) {
            boolean none = before == SudoQuestion.Before.NONE;
            line.complain(names(group) + ": " + (none ? asker.withoutSudoPassword() : "sudo refused the password"));
        }
        others.addAll(group);
        return password.map(p -> new SudoTrial(p, others, same));
    }

    private SudoQuestion.Before before(NodeRun run, List<String> refusedBy) {
        if (passwords.isDifferent(run.name())) {
            return SudoQuestion.Before.DIFFERENT;
        }
        return refusedBy.isEmpty() ? SudoQuestion.Before.NONE : SudoQuestion.Before.REFUSED;
    }

    /** Returns the other nodes of the line that may come to want the same. */
    private Set<NodeRun> others(NodeRun first, Set<NodeRun> group) {
        Set<NodeRun> others = new LinkedHashSet<>();
        if (!passwords.isDifferent(first.name())) {
            others.addAll(line.running());
            others.addAll(line.toCome());
            others.removeIf(run -> group.contains(run) || !key(run).equals(key(first)) || passwords.has(run.name()));
        }
        return others;
    }

    private static NodeSet names(Set<NodeRun> runs) {
        return NodeSet.of(runs.stream().map(NodeRun::name).toList());
    }

    /** Asks. The time that takes is nobody's but the user's. */
    private Optional<char[]> answer(SudoQuestion question) {
        long begun = System.nanoTime();
        Optional<char[]> answer = asker.sudoPassword(question);
        long took = System.nanoTime() - begun;
        line.running().forEach(run -> run.excuse(took));
        return answer;
    }

    private Optional<char[]> repeated(SudoQuestion question) {
        return question.mayRepeat() ? passwords.get(question.known().names().get(0)) : Optional.empty();
    }
}
