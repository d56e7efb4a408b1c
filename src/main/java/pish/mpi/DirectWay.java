package pish.mpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether pish can start a job's ranks itself, in place of MPICH's mpiexec. */
final class DirectWay {
    /**
     * So many ranks a node, each in a shell of its own: OpenSSH allows ten channels (MaxSessions of sshd_config(5)), of which
     * one is for what watches the job, one for the next line and one for a kill.
     */
    static final int MOST = 7;

    private DirectWay() {}

    /** Returns why Hydra has to start a job's ranks, if it has to. */
    static Optional<String> obstacle(MpiPlan plan) {
        if (plan.request().own().launcher() == Launcher.HYDRA) {
            return Optional.of("--launcher hydra asks for it");
        }
        Optional<Map.Entry<String, Long>> crowded = plan.placement().counts().entrySet().stream()
                .filter(one -> one.getValue() > MOST)
                .findFirst();
        if (crowded.isPresent()) {
            return Optional.of("pish itself starts at most " + MOST + " ranks on a node, and "
                    + crowded.get().getKey() + " has " + crowded.get().getValue());
        }
        if (plan.request().own().input().isPresent()
                && !plan.placement().node(0).equals(plan.hub())) {
            return Optional.of("what rank 0 reads is on " + plan.hub());
        }
        return foreign(plan.request().options())
                .or(() -> plan.request().segments().stream()
                        .flatMap(segment -> foreign(segment.options()).stream())
                        .findFirst())
                .map(option -> option + " is for it");
    }

    /** Returns the first option that does not set a variable, if there is one. */
    private static Optional<String> foreign(List<String> options) {
        List<String> words = Variables.ofMpich(options);
        int read = read(words, new LinkedHashMap<>());
        return read == words.size() ? Optional.empty() : Optional.of(words.get(read));
    }

    /** Returns the variables that options set, by name. */
    static Map<String, String> variables(List<String> options) {
        Map<String, String> variables = new LinkedHashMap<>();
        read(Variables.ofMpich(options), variables);
        return variables;
    }

    /** Takes variables out of options; returns where something else begins. */
    private static int read(List<String> words, Map<String, String> variables) {
        int at = 0;
        while (at + 1 < words.size() && words.get(at).matches("--?g?env")) {
            String[] parts = words.get(at + 1).split("=", 2);
            boolean apart = parts.length == 1;
            if (!parts[0].matches("[A-Za-z_][A-Za-z0-9_]*") || (apart && at + 2 >= words.size())) {
                break;
            }
            variables.put(parts[0], apart ? words.get(at + 2) : parts[1]);
            at += apart ? 3 : 2;
        }
        return at;
    }
}
