package pish.command;

import java.util.List;
import pish.exec.BackgroundJob;
import pish.transport.ExitStatus;

/** Waits for jobs. */
final class AwaitJobs implements Builtin {
    @Override
    public String name() {
        return "wait";
    }

    @Override
    public String summary() {
        return "Wait until jobs have ended, all but the detached ones or some, and show what came of them; the status is theirs";
    }

    @Override
    public String arguments() {
        return "[%N…]";
    }

    @Override
    public List<String> examples() {
        return List.of("wait", "wait %1 %2");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return JobWords.complete(context);
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        List<BackgroundJob> jobs = invocation.arguments().isEmpty()
                ? context.jobs().table().ours()
                : JobWords.of(context, invocation, invocation.arguments());
        return context.jobs().await(jobs);
    }
}
