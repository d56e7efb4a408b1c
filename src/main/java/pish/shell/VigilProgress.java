package pish.shell;

import pish.exec.Event;
import pish.exec.Vigil;

/** Shows how many of the nodes that are waited for are there. */
final class VigilProgress implements Vigil.Watcher {
    private final LineRun run;

    VigilProgress(LineRun run, int total) {
        this.run = run;
        run.handle(new Event.Progress(0, total));
    }

    @Override
    public void reached(String node, int done, int total) {
        run.handle(new Event.Progress(done, total));
    }

    @Override
    public void accept(long now) {
        run.tick(now);
    }
}
