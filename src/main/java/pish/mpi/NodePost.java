package pish.mpi;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.exec.QueuedProcess;
import pish.node.RangeSet;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** One host's part of a job: the channel on which a proxy runs there, once it is known that all is there that it needs. */
final class NodePost implements QueuedProcess.Listener {
    /** So much is kept of what a proxy says. */
    private static final int KEPT = 2000;

    private static final Pattern CONNECTION =
            Pattern.compile("([mo]*)\\.([0-9,-]*) ?(?:([0-9.]+) \\S+ (?:([0-9.]+) \\S+)?)?.*");

    private final String node;
    private final Runnable changed;
    private final RankStream words;
    private final StringBuilder text = new StringBuilder();
    private final Supplier<QueuedProcess> opener;
    private Optional<QueuedProcess> process = Optional.empty();
    private Consumer<String> inShell = command -> {};
    private Optional<BiConsumer<Stream, byte[]>> relay = Optional.empty();
    private boolean relaying;
    private boolean asking;
    private boolean ready;
    private String client = "";
    private String has = "";
    private int cores;
    private final Map<Mpi, String> versions = new EnumMap<>(Mpi.class);
    private Optional<String> address = Optional.empty();
    private Optional<String> missing = Optional.empty();
    private Optional<ExitStatus> status = Optional.empty();
    private String lost = "";

    /**
     * Makes one.
     *
     * @param opener begins {@link RankScript#node} on a channel
     * @param changed told when there is news
     */
    NodePost(String node, RankMark mark, Function<NodePost, QueuedProcess> opener, Runnable changed) {
        this.node = node;
        this.opener = () -> opener.apply(this);
        this.changed = changed;
        this.words = new RankStream(mark, this::keep, this::said);
    }

    /** Looks, on a channel, whether all is there. */
    void look() {
        process = Optional.of(opener.get());
    }

    /**
     * Says that a question is asked in the node's own shell, after whose end the proxy follows.
     *
     * @param how runs a command there
     */
    void asks(Consumer<String> how) {
        asking = true;
        inShell = how;
    }

    /** Runs a proxy's command, with nothing more to come on standard input. */
    void start(String command) {
        if (process.isEmpty()) {
            inShell.accept(command);
        } else {
            tell(command);
            stop();
        }
    }

    /**
     * Runs a relay's command, on a channel.
     *
     * @param output takes what the relay then writes
     */
    void startRelay(String command, BiConsumer<Stream, byte[]> output) {
        relay = Optional.of(output);
        if (process.isEmpty()) {
            look();
        }
        tell(command);
    }

    /** Writes a line to the channel's standard input. */
    void tell(String line) {
        process.ifPresent(one -> one.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Ends the channel's standard input: no command, or no other, will come. */
    void stop() {
        process.ifPresent(QueuedProcess::endInput);
    }

    /** Returns whether ranks can print to the relay. */
    boolean isRelaying() {
        return relaying;
    }

    /** Takes something that was said there. */
    void keep(byte[] bytes) {
        text.append(new String(bytes, StandardCharsets.UTF_8));
        if (text.length() > KEPT) {
            text.delete(0, text.length() - KEPT);
        }
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

    /** Counts processors as the kernel lists them, {@code 0-3,6}; 0 where that is no such list. */
    private static int count(String list) {
        return list.matches("([0-9]{1,5}(-[0-9]{1,5})?)(,[0-9]{1,5}(-[0-9]{1,5})?)*")
                ? (int) RangeSet.parse(list).size()
                : 0;
    }

    /** Returns how many processors the node has, or 0 where that is not known. */
    int cores() {
        return cores;
    }

    /** Returns whether an MPI is there. */
    boolean has(Mpi mpi) {
        return has.indexOf(mpi.letter()) >= 0;
    }

    /** Returns of which versions its MPIs are, where it was asked. */
    Map<Mpi, String> versions() {
        return Map.copyOf(versions);
    }

    /** Returns the node's own address, where others can reach it there. */
    Optional<String> address() {
        return address;
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

    private void said(String word) {
        char letter = word.isEmpty() ? 0 : word.charAt(0);
        String rest = word.isEmpty() ? "" : word.substring(1);
        if (letter == 'r') {
            Matcher matcher = CONNECTION.matcher(rest);
            boolean sound = matcher.matches();
            has = sound ? matcher.group(1) : "";
            cores = sound ? count(matcher.group(2)) : 0;
            client = sound && matcher.group(3) != null ? matcher.group(3) : "";
            address = Optional.ofNullable(sound ? matcher.group(4) : null).filter(own -> !own.startsWith("127."));
            ready = true;
        } else if (letter == 'd' || letter == 'p') {
            missing = Optional.of(letter == 'd' ? "" : rest);
        } else if (letter == 'm') {
            relaying = true;
        } else if (letter == 'v') {
            version(rest);
        }
        changed.run();
    }

    private void version(String word) {
        for (Mpi mpi : Mpi.values()) {
            if (word.matches(mpi.letter() + "[0-9][0-9A-Za-z.+-]{0,20}")) {
                versions.put(mpi, word.substring(1));
            }
        }
    }

    @Override
    public void output(Stream stream, Bytes bytes) {
        if (relaying) {
            relay.orElseThrow().accept(stream, bytes.toArray());
        } else if (stream == Stream.STDOUT) {
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
