package pish.exec;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** What is known of one node's command: its output so far, and its end once that has come. */
final class NodeResult {
    private final String node;
    private Spool stdout;
    private Spool stderr;
    private String fault = "";
    private Event end;
    private Ending ending;

    NodeResult(String node, Spools spools) {
        this.node = node;
        this.stdout = spools.create();
        this.stderr = spools.create();
    }

    String node() {
        return node;
    }

    Spool stdout() {
        return stdout;
    }

    Spool stderr() {
        return stderr;
    }

    /** Returns whether another one has printed the same on both streams by now. */
    boolean sameOutput(NodeResult other) {
        return stdout.sameAs(other.stdout) && stderr.sameAs(other.stderr);
    }

    boolean ended() {
        return end != null;
    }

    /** Returns the event that ended it: Exited, Lost or Unreachable. */
    Event end() {
        return end;
    }

    /** Keeps some output. After a failure to keep it nothing more is kept, as a gap would look like true output. */
    void output(Stream stream, Bytes bytes) {
        if (ended() || !fault.isEmpty()) {
            return;
        }
        try {
            (stream == Stream.STDOUT ? stdout : stderr).append(bytes);
        } catch (IOException e) {
            cut(e.getMessage() + "; TMPDIR says where it is kept");
        }
    }

    /** Keeps no more output, for a reason that is shown. */
    void cut(String why) {
        if (!ended() && fault.isEmpty()) {
            fault = "output cut short: " + why;
        }
    }

    void end(Event event, Ending ending, SpoolPool pool) {
        if (!ended()) {
            end = event;
            this.ending = ending;
            stdout = pool.intern(stdout);
            stderr = pool.intern(stderr);
        }
    }

    /** Returns the status it ended with; it must have ended. */
    ExitStatus status() {
        return ending.status();
    }

    boolean ok() {
        return ended() && ending.ok() && fault.isEmpty();
    }

    /** Returns why it is not well, where that was not the command itself; it must have ended. */
    Optional<String> reason() {
        return ending.reason().or(() -> Optional.of(fault).filter(text -> !text.isEmpty()));
    }

    /** Returns how long the command ran, where it came to its own end. */
    Optional<Duration> elapsed() {
        return end instanceof Event.Exited exited ? Optional.of(exited.elapsed()) : Optional.empty();
    }

    /** Returns the shell's directory afterwards, or the empty string. */
    String directory() {
        return end instanceof Event.Exited exited ? exited.directory() : "";
    }
}
