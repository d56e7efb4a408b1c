package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import pish.exec.Event;
import pish.exec.ProcessActivity;
import pish.exec.QueuedCaller;
import pish.exec.QueuedProcess;
import pish.node.NodeSet;
import pish.transport.Caller;
import pish.transport.ExitStatus;

/** A job whose process manager is pish: what its {@link DirectLaunch} and its {@link PmiServer} need of the {@link MpiRun}. */
final class DirectJob implements DirectLaunch.Nodes, PmiServer.Job {
    private final MpiRun run;
    private final MpiPlan plan;
    private final Ranks ranks;
    private final PmiDesk desk;
    private final PmiServer server;
    private final DirectLaunch launch;

    DirectJob(MpiRun run, MpiPlan plan, RankMark mark, Ranks ranks, PmiDesk desk) {
        this.run = run;
        this.plan = plan;
        this.ranks = ranks;
        this.desk = desk;
        this.server = new PmiServer(plan, mark, desk, this);
        this.launch = new DirectLaunch(plan, mark, ranks, server, this);
    }

    PmiServer server() {
        return server;
    }

    DirectLaunch launch() {
        return launch;
    }

    /** Has all nodes listen for their ranks. */
    void listen() {
        for (String node : plan.placement().nodes()) {
            run.listen(node, caller -> desk.called(node, caller), port -> {
                launch.listens(node, port);
                run.go();
            });
        }
    }

    @Override
    public void closed(NodeSet nodes) {
        run.startByHydra(true);
    }

    @Override
    public void begin(String node, List<String> commands, List<QueuedProcess.Listener> listeners) {
        List<ProcessActivity.Line> each = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            each.add(new ProcessActivity.Line(commands.get(i), listeners.get(i)));
        }
        run.begin(node, each);
    }

    @Override
    public void failed() {
        run.fail();
    }

    @Override
    public void late() {
        run.killAgain();
    }

    @Override
    public void lost(String node, String reason) {
        run.lost(node, reason);
    }

    @Override
    public void ended(ExitStatus status) {
        run.allEnded(status);
    }

    @Override
    public Caller.Listener hear(Caller caller, QueuedCaller.Listener listener) {
        return run.hear(caller, listener);
    }

    @Override
    public void later(Runnable action) {
        run.later(action);
    }

    @Override
    public void aborts(int rank, int code) {
        ranks.end().aborts(rank, code);
        run.fail();
    }

    @Override
    public void breaks(String reason) {
        run.fail(reason + "; the job is ended");
    }

    @Override
    public void tells(String text) {
        run.tell(new Event.Message(Event.Severity.WARNING, text));
    }
}
