package pish.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import pish.transport.Bytes;
import pish.transport.ChannelUse;
import pish.transport.ConnectFailure;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.ShellQuoting;
import pish.transport.Stream;

/** One errand on its way: keeps what it prints, and reports once. */
final class ErrandRun implements RemoteProcess.Listener {
    /** How much of both streams together is kept: well within a channel's window, so that nothing need be acknowledged. */
    static final int MOST = 192 << 10;

    private final Link link;
    private final Errand errand;
    private final Consumer<Report> reported;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private volatile Instant sent = Instant.now();
    private Instant answered;
    private RemoteProcess process;
    private ExitStatus status = ExitStatus.UNREACHABLE;
    private boolean done;

    /**
     * Prepares an errand.
     *
     * @param reported takes the report, once, on any thread
     */
    ErrandRun(Link link, Errand errand, Consumer<Report> reported) {
        this.link = link;
        this.errand = errand;
        this.reported = reported;
    }

    /** Connects if need be and starts the script; blocks. */
    void begin() {
        try {
            // what it brings back is told to the next line all the same
            link.rejoin();
            byte[] script = errand.script().getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            first.writeBytes(script);
            first.writeBytes(errand.input().toArray());
            String command = ShellQuoting.scriptFromInput(script.length);
            sent = Instant.now();
            started(link.start(ChannelUse.WORK, command, first.toByteArray(), this));
        } catch (ConnectFailure | IOException e) {
            report(Report.failed(ExitStatus.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }

    private void started(RemoteProcess newProcess) throws IOException {
        newProcess.closeInput();
        boolean late;
        synchronized (this) {
            process = newProcess;
            late = done;
        }
        if (late) {
            newProcess.close();
        }
    }

    /** Gives up waiting, and closes the channel. */
    void giveUp(ExitStatus as, String why) {
        report(Report.failed(as, why));
    }

    private void report(Report report) {
        RemoteProcess open;
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
            open = process;
        }
        if (open != null) {
            open.close();
        }
        reported.accept(report);
    }

    @Override
    public void output(Stream stream, byte[] buffer, int offset, int length) {
        boolean full;
        synchronized (this) {
            answered = answered == null ? Instant.now() : answered;
            (stream == Stream.STDOUT ? out : err).write(buffer, offset, length);
            full = out.size() + err.size() > MOST;
        }
        if (full) {
            giveUp(ExitStatus.UNREACHABLE, "it printed more than " + (MOST >> 10) + " KiB");
        }
    }

    @Override
    public synchronized void exited(ExitStatus newStatus) {
        status = newStatus;
    }

    @Override
    public void closed(String lost) {
        Report report;
        synchronized (this) {
            Instant first = answered == null ? Instant.now() : answered;
            report = new Report(status, bytes(out), bytes(err), lost, sent, first);
        }
        report(report);
    }

    private static Bytes bytes(ByteArrayOutputStream from) {
        return Bytes.copyOf(from.toByteArray(), 0, from.size());
    }
}
