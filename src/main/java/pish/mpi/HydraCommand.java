package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words that start MPICH's mpiexec, so that it prints how it wants its proxies started. */
final class HydraCommand {
    private HydraCommand() {}

    /** Returns them, without the program itself. */
    static List<String> arguments(MpiPlan plan, RankMark mark) {
        List<String> words = new ArrayList<>(List.of("-launcher", "manual", "-prepend-pattern", mark.pattern()));
        // nodes have their own environments, and it is none of theirs what that of mpiexec is
        boolean told = plan.request().options().stream().anyMatch(option -> option.matches("--?genv(all|none|list)"));
        if (!told) {
            words.add("-genvnone");
        }
        words.add("-hosts");
        words.add(plan.placement().hosts().stream()
                .map(host -> host.node() + ":" + host.slots())
                .collect(Collectors.joining(",")));
        words.addAll(Variables.ofMpich(plan.request().options()));
        String before = "";
        for (Segment segment : plan.request().segments()) {
            if (!before.isEmpty()) {
                words.add(before);
            }
            before = ":";
            words.addAll(Variables.ofMpich(segment.options()));
            boolean moves = plan.isOwn(segment);
            words.addAll(List.of("-wdir", moves ? "/" : segment.directory()));
            words.addAll(List.of("-n", Integer.toString(plan.ranks(segment))));
            words.addAll(List.of("/bin/sh", "-c", RankScript.rank(mark, moves), "rank"));
            words.addAll(segment.command());
        }
        return words;
    }
}
