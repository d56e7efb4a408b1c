package pish.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import pish.node.GroupSource;

/**
 * Completes groups and sources of groups: {@code @wor}, {@code @slurm:id}, {@code @@sl}. Other programs are asked aside:
 * they may take seconds.
 */
final class GroupCompletion {
    private final Shell shell;
    private final Answers answers = new Answers();

    GroupCompletion(Shell shell) {
        this.shell = shell;
    }

    /**
     * Returns what could stand in place of an operand.
     *
     * @param before what stands before it in the word
     * @param operand begins with {@code @}
     * @param ending what follows a whole target
     */
    List<Candidate> candidates(String before, String operand, String ending) {
        int colon = operand.indexOf(':');
        if (operand.startsWith("@@")) {
            return whole(before + "@@", sources(), ending);
        } else if (colon >= 0) {
            String source = operand.substring(1, colon);
            return whole(before + "@" + source + ":", groups(source), ending);
        }
        Set<String> groups = new TreeSet<>(shell.cluster().groups(""));
        groups.addAll(shell.groups().groups(""));
        List<Candidate> found = new ArrayList<>();
        for (String name : ofDefaultSourceAndSources()) {
            if (name.endsWith(":")) {
                found.add(Candidates.part(before + "@" + name, before + "@" + name));
            } else {
                groups.add(name);
            }
        }
        found.addAll(whole(before + "@", groups, ending));
        return found;
    }

    /** Returns the names of the sources of groups, as far as they are known by now. */
    List<String> sources() {
        return ask("sources", () -> outside().sources());
    }

    private List<String> groups(String source) {
        return ask("groups " + source, () -> outside().groups(source));
    }

    /** Asks both at once, for each question may take as long as a keystroke may wait. */
    private List<String> ofDefaultSourceAndSources() {
        return ask(
                "default",
                () -> Stream.concat(
                                outside().groups("").stream(),
                                outside().sources().stream().map(name -> name + ":"))
                        .toList());
    }

    private GroupSource outside() {
        return shell.cluster().outside();
    }

    private List<String> ask(String key, Callable<Collection<String>> question) {
        return answers.ask(
                key,
                () -> question.call().stream()
                        .filter(name -> Answers.isHarmless(name) && name.matches("[^@,!&^*?\\[\\]\\s]+"))
                        .toList());
    }

    private static List<Candidate> whole(String beginning, Collection<String> names, String ending) {
        return names.stream()
                .map(name -> Candidates.whole(beginning + name + ending, beginning + name))
                .toList();
    }
}
