package pish.mpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pish.transport.ShellQuoting;

/** The words of srun that ask Slurm for a job. */
public final class SrunCommand {
    private SrunCommand() {}

    /** Returns whether the line itself says which nodes it is for; otherwise Slurm chooses. */
    public static boolean isPlaced(MpiPlan plan) {
        return plan.request().hosts().isPresent() || plan.request().hostFile().isPresent();
    }

    /** Returns a line that shows what Slurm would be asked for, with the programs in place of what watches them. */
    public static String shown(MpiPlan plan) {
        List<String> words = new ArrayList<>(List.of("srun"));
        words.addAll(options(plan));
        String before = "";
        for (Segment segment : plan.request().segments()) {
            if (!before.isEmpty()) {
                words.add(before);
            }
            before = ":";
            words.addAll(segment.command());
        }
        return words.stream()
                .map(word -> word.matches("[\\w@%+=:,./-]+") ? word : ShellQuoting.word(word))
                .collect(Collectors.joining(" "));
    }

    /** Returns all words but the first, and but the kind of PMI. */
    static List<String> arguments(MpiPlan plan, RankMark mark) {
        List<String> words = new ArrayList<>(options(plan));
        words.add(0, "--job-name=" + name(plan));
        words.addAll(List.of("perl", "-e", SlurmTask.program(), mark.digits()));
        for (Segment segment : plan.request().segments()) {
            Map<String, String> variables = new LinkedHashMap<>(
                    SlurmOptions.read(plan.request().options()).variables());
            variables.putAll(SlurmOptions.read(segment.options()).variables());
            words.add(Integer.toString(plan.ranks(segment)));
            words.add(plan.isOwn(segment) ? "" : segment.directory());
            words.add(Integer.toString(variables.size()));
            words.add(Integer.toString(segment.command().size()));
            variables.forEach((name, value) -> words.add(name + "=" + value));
            words.addAll(segment.command());
        }
        return words;
    }

    /** Returns how the queue shows the job: as srun itself would call it. */
    private static String name(MpiPlan plan) {
        String program = plan.program(0);
        return program.substring(program.lastIndexOf('/') + 1);
    }

    private static List<String> options(MpiPlan plan) {
        List<String> words = new ArrayList<>();
        int ranks = plan.placement().ranks();
        int perNode = plan.request().perNode();
        words.add("--ntasks=" + ranks);
        if (isPlaced(plan)) {
            words.add("--nodelist="
                    + IntStream.range(0, ranks)
                            .mapToObj(rank -> plan.placement().node(rank))
                            .collect(Collectors.joining(",")));
            words.add("--distribution=arbitrary");
        } else if (perNode > 0) {
            words.add("--nodes=" + (ranks + perNode - 1) / perNode);
            words.add("--ntasks-per-node=" + perNode);
        }
        if (!plan.directory().isEmpty()) {
            words.add("--chdir=" + plan.directory());
        }
        words.add("--input=" + (plan.request().own().input().isPresent() ? "0" : "none"));
        words.addAll(SlurmOptions.read(plan.request().options()).words());
        return words;
    }
}
