package pish.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pish.exec.BackgroundJob;
import pish.exec.Event;
import pish.transport.ExitStatus;

/** Stops jobs. */
final class KillJobs implements Builtin {
    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String summary() {
        return "Stop jobs as Ctrl-C would; again, or with -9 at once, as firmly as Ctrl-C twice";
    }

    @Override
    public String arguments() {
        return "[-9] [%N…]";
    }

    @Override
    public List<String> examples() {
        return List.of("kill", "kill -9 %1");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return JobWords.complete(context);
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        List<String> words = new ArrayList<>(invocation.arguments());
        boolean firm = words.removeIf(word -> word.matches("-(9|(SIG)?KILL)"));
        words.removeIf(word -> word.matches("-(2|(SIG)?INT)"));
        words.stream().filter(word -> word.startsWith("-")).findFirst().ifPresent(word -> {
            throw invocation.fault(word, "no such signal here: " + word, "a job gets INT, or with -9 KILL");
        });
        List<BackgroundJob> jobs = words.isEmpty()
                ? JobWords.current(context).map(List::of).orElse(List.of())
                : JobWords.of(context, invocation, words);
        boolean all = !jobs.isEmpty();
        for (BackgroundJob job : jobs) {
            Map<String, String> failures = job.stop(firm);
            failures.forEach((node, why) ->
                    context.emit(new Event.Message(Event.Severity.ERROR, node + ": not stopped: " + why)));
            all &= failures.isEmpty();
        }
        return all ? ExitStatus.OK : new ExitStatus(1);
    }
}
