package pish.command;

import java.util.Optional;
import java.util.function.Consumer;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Rank;
import pish.mpi.MpiPlan;
import pish.mpi.MpiRuns;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** Runs an MPI job of whose output nothing is shown but what is said of its failure. */
final class QuietRanks implements EventHandler {
    private static final int LONGEST = 4096;

    private final Context context;
    private final MpiRuns runs;
    private final Consumer<String> lines;
    private final StringBuilder open = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private ExitStatus status = ExitStatus.OK;

    /**
     * Prepares it.
     *
     * @param lines takes each line that rank 0 prints
     */
    QuietRanks(Context context, MpiRuns runs, Consumer<String> lines) {
        this.context = context;
        this.runs = runs;
        this.lines = lines;
    }

    /** Runs a job to its end; returns its status. */
    ExitStatus run(MpiPlan plan, String line) {
        context.jobs().runQuietly(runs.prepare(plan, line, context.links(), Optional.empty()), this);
        return status;
    }

    /** Returns the last line that ranks have printed on standard error. */
    String said() {
        String text = said.toString().strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    @Override
    public void handle(Event event) {
        if (event instanceof Event.Output output && output.stream() == Stream.STDERR) {
            said.append(output.bytes());
            said.delete(0, Math.max(0, said.length() - LONGEST));
        } else if (event instanceof Event.Output output && output.node().equals(Rank.name(0))) {
            add(output.bytes().toString());
        } else if (event instanceof Event.Exited exited) {
            status = status.max(exited.status());
        } else if (event instanceof Event.Lost || event instanceof Event.Unreachable) {
            status = status.max(ExitStatus.UNREACHABLE);
        } else if (event instanceof Event.Message) {
            context.emit(event);
        }
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines.accept(open.toString());
                open.setLength(0);
            } else if (open.length() < LONGEST) {
                open.append(c);
            }
        }
    }
}
