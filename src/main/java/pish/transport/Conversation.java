package pish.transport;

import java.util.function.IntConsumer;

/**
 * What has been said to a persistent shell and what it answered: the line that runs, the places where frames are due, what
 * is known of the shell. Knows no channel; every call is made under the lock of its {@link RemoteShell}.
 */
final class Conversation {
    /** Statuses above say that a signal ended the shell. */
    private static final int SIGNALLED = 128;

    private final ShellKind kind;
    private final String exitNonce = Nonce.next();
    private final String askNonce = Nonce.next();
    private final Markers markers = new Markers(exitNonce, askNonce);
    private final ShellOutput output;
    private final Snapshot snapshot = new Snapshot();
    private long lines;
    private RunningLine running;
    private RunningLine latest;
    private boolean open = true;
    private boolean lost;
    private ShellIdentity identity = ShellIdentity.UNKNOWN;
    private final String start;
    private boolean begun;
    private long proof;
    private ExitStatus channelStatus;
    private ExitStatus lastStatus = ExitStatus.OK;
    private String environment = "";
    private ShellVariables told = ShellVariables.NONE;
    private ShellVariables toldBefore = ShellVariables.NONE;
    /** What it had been told when it was last asked for its state, and when it last sent it. */
    private ShellVariables toldAsked = ShellVariables.NONE;

    private ShellVariables toldKnown = ShellVariables.NONE;
    private boolean wasBehind;

    /**
     * Begins with a shell of which nothing is known.
     *
     * @param kind one of those that are persistent
     * @param consumed told of bytes that no line will ever report as consumed
     */
    Conversation(ShellKind kind, IntConsumer consumed) {
        this.kind = kind;
        output = new ShellOutput(this::gotFrame, consumed);
        start = kind == ShellKind.ROOT ? RootScript.start(askNonce) : ShellScript.start(mark(Frame.BEGUN, null), kind);
    }

    /** Takes over what an earlier shell had; returns how many bytes of its output no line has been given. */
    int goOnFrom(Conversation before) {
        snapshot.goOnFrom(before.snapshot);
        // what lines have made of a variable since is in the state: it is not told again
        toldKnown = before.toldKnown;
        told = toldKnown.withoutArguments();
        lastStatus = before.lastStatus;
        return output.inherit(before.output);
    }

    /** Returns the command that starts the shell. */
    String start() {
        return start;
    }

    /** Begins with a state that another shell has: that one lives on. */
    void goOnFrom(ShellState like) {
        snapshot.goOnFrom(like);
    }

    /** Returns the text that sets the shell up. */
    String setUp(String node) {
        String ready = mark(Frame.READY, null);
        return ShellScript.setUp(start, ready, exitNonce, askNonce, node, snapshot.state());
    }

    /**
     * Returns the text that runs a line.
     *
     * @throws IllegalStateException if a line is running
     */
    String begin(RemoteShell shell, ShellLine line, ShellListener listener) {
        if (running != null) {
            throw new IllegalStateException("a line is running");
        }
        // first, so that a listener that throws leaves the shell as it was
        listener.began(shell);
        running = new RunningLine(++lines, listener);
        latest = running;
        String prefix = prefix(line);
        wasBehind = snapshot.isBehind();
        snapshot.begins(line);
        output.begin(running);
        String begin = mark(Frame.LINE, running);
        // the line finds in $? what the line before it left there
        return ShellScript.run(running.number, prefix, begin, lastStatus, line.command(), "/dev/null")
                + ShellScript.frame(mark(Frame.END, running));
    }

    private String prefix(ShellLine line) {
        // such a shell cannot say on leaving what it had: it says so before, on the same way
        boolean sayFirst = line.mayReplaceShell() && lines > 1 && ask();
        String prefix = sayFirst ? ShellScript.state(mark(Frame.STATE, null)) : "";
        String wanted = line.environment();
        prefix += wanted.equals(environment) ? "" : wanted;
        prefix += line.mentionsSudo() && kind != ShellKind.ROOT ? Requiretty.before() : "";
        environment = wanted;
        prefix += line.variables().since(told).script();
        toldBefore = told;
        told = line.variables();
        return prefix;
    }

    /** Notes that the shell was sent a signal; it has proved to be past it when the next place is passed. */
    void signalled() {
        if (running != null && !running.begun()) {
            // the shell may have dropped what stood before the line
            environment = "";
            told = toldBefore;
        }
        proof = markers.added() + 1;
    }

    /** Returns the text that sends the frame of the running line once more, or one of no line. */
    String probe() {
        return ShellScript.frame(mark(Frame.END, running));
    }

    /** Returns whether the shell is worth asking for its state, and takes it that it is asked. */
    boolean asksState() {
        return running == null && open && ask();
    }

    private boolean ask() {
        toldAsked = told;
        return snapshot.ask();
    }

    /** Returns whether the shell has been asked for its state, and may yet answer. */
    boolean awaitsState() {
        return open && snapshot.isAwaited();
    }

    /** Returns the text that asks for the state. */
    String askState() {
        return ShellScript.state(mark(Frame.STATE, null));
    }

    private String mark(char kind, RunningLine line) {
        String nonce = markers.add(kind, line);
        output.expect(markers.nonces());
        return nonce;
    }

    /** Takes bytes from the channel. */
    void feed(Stream stream, byte[] buffer, int offset, int length) {
        output.feed(stream, buffer, offset, length);
    }

    private void gotFrame(Stream stream, Frame frame) {
        if (frame.nonce().equals(exitNonce)) {
            gotExitFrame(stream, frame);
            return;
        }
        if (frame.nonce().equals(askNonce)) {
            PasswordRequest.parse(frame, latest.number).ifPresent(latest.listener::asked);
            return;
        }
        Markers.Marker marker = markers.pass(stream, frame);
        if (marker == null) {
            return;
        }
        output.expect(markers.nonces());
        if (marker.kind == Frame.BEGUN) {
            begun = true;
        } else if (marker.kind == Frame.READY) {
            gotReady(stream, frame);
        } else if (marker.kind == Frame.STATE) {
            if (stream == Stream.STDOUT) {
                snapshot.got(frame);
                toldKnown = toldAsked;
            }
        } else if (running != null && marker.line == running) {
            if (marker.kind == Frame.LINE) {
                running.begin();
            } else {
                gotEnd(stream, frame);
            }
        }
    }

    private void gotExitFrame(Stream stream, Frame frame) {
        if (frame.kind() == Frame.STATE) {
            if (stream == Stream.STDOUT) {
                snapshot.gotLast(frame);
                toldKnown = running != null && !running.begun() ? toldBefore : told;
            }
            return;
        }
        open = false;
        if (running == null) {
            return;
        }
        if (stream == Stream.STDERR || frame.saysBegan(running.number)) {
            gotEnd(stream, frame.asEnd());
        } else {
            RunningLine line = takeRunning();
            output.end();
            line.listener.unread();
        }
    }

    private void gotReady(Stream stream, Frame frame) {
        output.ready(stream);
        if (stream == Stream.STDOUT) {
            identity = ShellIdentity.parse(frame);
        }
    }

    private void gotEnd(Stream stream, Frame frame) {
        running.end(stream, frame);
        if (running.ended()) {
            RunningLine line = takeRunning();
            lastStatus = line.end().status();
            snapshot.in(line.end().directory());
            line.listener.ended(lastStatus, snapshot.state().directory());
        }
    }

    private RunningLine takeRunning() {
        RunningLine line = running;
        running = null;
        return line;
    }

    /** Notes that the channel could not be opened: nobody is told. */
    void abandon() {
        open = false;
        running = null;
    }

    /** Notes the exit status of the channel's command, which is the shell's. */
    void exited(ExitStatus status) {
        channelStatus = status;
        open = false;
    }

    /** Notes that the connection died under the shell. */
    void lost() {
        lost = open;
    }

    /**
     * Ends the shell, and the line that runs in it.
     *
     * @param why the reason, or the empty string where the shell ended by itself
     */
    void end(String why) {
        open = false;
        if (running == null) {
            return;
        }
        boolean refused = !output.isReady() && (channelStatus == null || channelStatus.code() <= SIGNALLED);
        Refusal refusal = refused && why.isEmpty() ? refusal(false) : null;
        RunningLine line = takeRunning();
        output.end();
        if (refusal != null) {
            line.listener.refused(refusal);
        } else if (channelStatus != null && why.isEmpty()) {
            lastStatus = channelStatus;
            line.listener.ended(channelStatus, snapshot.state().directory());
        } else {
            line.listener.lost(why.isEmpty() ? "the shell ended" : why);
        }
    }

    /** Ends the line as refused if the shell has not been set up by now; returns whether that is so. */
    boolean endIfLate() {
        // where sudo asks for a password, a person takes their time
        if (output.isReady() || running == null || kind == ShellKind.ROOT) {
            return false;
        }
        Refusal refusal = refusal(true);
        open = false;
        output.end();
        takeRunning().listener.refused(refusal);
        return true;
    }

    private Refusal refusal(boolean late) {
        return new Refusal(kind, begun, late, channelStatus, output.noise(Stream.STDOUT), output.noise(Stream.STDERR));
    }

    ShellState state() {
        return snapshot.state();
    }

    /** Returns whether lines may have changed what is not known here. */
    boolean isBehind() {
        return snapshot.isBehind();
    }

    boolean hasLostState() {
        return lost && snapshot.isBehind();
    }

    /** Returns whether lines before the last one may have changed what is not known here. */
    boolean wasBehind() {
        return wasBehind;
    }

    boolean isOpen() {
        return open;
    }

    boolean isBusy() {
        return running != null;
    }

    /**
     * Returns whether the shell may yet have to read some of the line, or of what was in the shell before it, which a signal
     * would have it take for lines of their own.
     *
     * @param late whether a shell that has not been set up by now is held up by something else
     */
    boolean isReading(boolean late) {
        boolean starting = !output.isReady() && snapshot.state().script().isEmpty();
        return running != null && !running.begun() && !(late && starting);
    }

    /** Returns whether no signal that the shell was sent can hit the next line. */
    boolean isSettled() {
        return !open || markers.passed() >= proof;
    }

    ShellIdentity identity() {
        return identity;
    }
}
