package pish.mpi;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.exec.QueuedProcess;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** One host's part of a job: the channel on which a proxy runs there, once it is known that all is there that it needs. */
final class NodePost implements QueuedProcess.Listener {
    /** So much is kept of what a proxy says. */
    private static final int KEPT = 2000;

    private static final Pattern CLIENT = Pattern.compile("([0-9.]+) .*");

    private final String node;
    private final Runnable changed;
    private final RankStream words;
    private final StringBuilder text = new StringBuilder();
    private Consumer<String> starter = command -> {};
    private Runnable stopper = () -> {};
    private boolean asking;
    private boolean ready;
    private String client = "";
    private Optional<String> missing = Optional.empty();
    private Optional<ExitStatus> status = Optional.empty();
    private String lost = "";

    /**
     * Makes one.
     *
     * @param changed told when there is news
     */
    NodePost(String node, RankMark mark, Runnable changed) {
        this.node = node;
        this.changed = changed;
        this.words = new RankStream(mark, this::keep, this::said);
    }

    /** Sets what runs a proxy's command there. */
    void starter(Consumer<String> how) {
        starter = how;
    }

    /** Runs a proxy's command. */
    void start(String command) {
        starter.accept(command);
    }

    /** Sets what ends the wait for a proxy's command. */
    void stopper(Runnable how) {
        stopper = how;
    }

    /** Waits no more: there will be no proxy. */
    void stop() {
        stopper.run();
    }

    /** Says that what comes first is only a question, after whose end the proxy follows. */
    void asks() {
        asking = true;
    }

    String node() {
        return node;
    }

    /** Returns whether all is there and the proxy's command is waited for. */
    boolean isReady() {
        return ready;
    }

    /** Returns whether it is known whether all is there. */
    boolean hasAnswered() {
        return ready || missing.isPresent() || status.isPresent();
    }

    /** Returns this machine's address as the node sees it, or the empty string. */
    String client() {
        return client;
    }

    /** Returns what the node lacks: the empty string for the directory. */
    Optional<String> missing() {
        return missing;
    }

    /** Returns how the channel's command has ended, if it has. */
    Optional<ExitStatus> status() {
        return status;
    }

    /** Returns why the connection died, or the empty string. */
    String lost() {
        return lost;
    }

    /** Returns the end of what it said. */
    String text() {
        return text.toString().strip();
    }

    private void keep(byte[] bytes) {
        text.append(new String(bytes, StandardCharsets.UTF_8));
        if (text.length() > KEPT) {
            text.delete(0, text.length() - KEPT);
        }
    }

    private void said(String word) {
        char letter = word.isEmpty() ? 0 : word.charAt(0);
        String rest = word.isEmpty() ? "" : word.substring(1);
        if (letter == 'r') {
            Matcher matcher = CLIENT.matcher(rest);
            client = matcher.matches() ? matcher.group(1) : "";
            ready = true;
        } else if (letter == 'd' || letter == 'p') {
            missing = Optional.of(letter == 'd' ? "" : rest);
        }
        changed.run();
    }

    @Override
    public void output(Stream stream, Bytes bytes) {
        if (stream == Stream.STDOUT) {
            words.add(bytes.toArray());
        } else {
            keep(bytes.toArray());
        }
    }

    @Override
    public void ended(ExitStatus newStatus, String why) {
        words.end();
        if (asking && why.isEmpty() && (ready || missing.isPresent())) {
            asking = false;
            return;
        }
        status = Optional.of(newStatus);
        lost = why;
        changed.run();
    }
}
