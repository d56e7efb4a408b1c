package pish.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pish.exec.BackgroundJob;
import pish.exec.Event;
import pish.exec.Rank;
import pish.transport.ExitStatus;

/** Lists the jobs there are. */
final class ListJobs implements Builtin {
    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public String summary() {
        return "List what runs in the background, and what ended there and was not shown yet";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public List<String> examples() {
        return List.of("jobs");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        context.jobs().refresh();
        for (BackgroundJob job : context.jobs().table().all()) {
            context.emit(new Event.Row("jobs", row(job)));
        }
        return ExitStatus.OK;
    }

    private static Map<String, Object> row(BackgroundJob job) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("job", "%" + job.number());
        row.put("state", state(job));
        boolean ranks = job.nodes().stream().anyMatch(Rank::is);
        row.put("nodes", job.done() + "/" + job.nodes().size() + (ranks ? " ranks" : ""));
        row.put("failed", job.failed());
        row.put("elapsed", job.elapsed());
        row.put("line", job.line());
        return row;
    }

    private static String state(BackgroundJob job) {
        String state = job.status()
                .map(status -> status.ok() ? "done" : "exit " + status.code())
                .orElse("running");
        return job.remark().isEmpty() ? state : state + ", " + job.remark();
    }
}
