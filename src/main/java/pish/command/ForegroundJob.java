package pish.command;

import java.util.List;
import java.util.Optional;
import pish.exec.BackgroundJob;
import pish.transport.ExitStatus;

/** Brings a job to the foreground. */
final class ForegroundJob implements Builtin {
    @Override
    public String name() {
        return "fg";
    }

    @Override
    public String summary() {
        return "Show what a job has printed, and go on with it here: Ctrl-C stops it, Ctrl-Z sends it back";
    }

    @Override
    public String arguments() {
        return "[%N]";
    }

    @Override
    public List<String> examples() {
        return List.of("fg", "fg %2");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return JobWords.complete(context);
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        Optional<BackgroundJob> job = invocation.arguments().isEmpty()
                ? JobWords.current(context)
                : Optional.of(JobWords.of(context, invocation, List.of(invocation.only()))
                        .get(0));
        return job.map(context.jobs()::foreground).orElse(new ExitStatus(1));
    }
}
