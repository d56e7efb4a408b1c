package pish.mpi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import pish.exec.Event;
import pish.exec.Rank;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** The ranks of a job on their way: makes events of what mpiexec prints, and knows how they end. */
final class Ranks {
    /** What a rank gets that was ended with the job: 128 + SIGKILL. */
    private static final ExitStatus STOPPED = new ExitStatus(137);
    /** What a shell says of a program that is not there. */
    private static final ExitStatus MISSING = new ExitStatus(127);

    private static final int SIGNALLED = 128;

    private final MpiJob job;
    private final RankMark mark;
    private final RankLog events;
    private final JobEnd end;
    private final Map<Stream, OutputSplit> splits;
    private final List<Map<Stream, OutputSplit>> relays = new ArrayList<>();
    private boolean interrupted;
    private boolean ending;
    private final Map<Stream, List<RankStream>> streams = new EnumMap<>(Stream.class);

    /**
     * Makes them.
     *
     * @param own takes what mpiexec says itself
     * @param events takes what the ranks print, and their ends
     */
    Ranks(MpiJob job, RankMark mark, OwnText own, RankLog events) {
        this.job = job;
        this.mark = mark;
        this.events = events;
        this.end = new JobEnd(job);
        this.splits = splits(own::add);
        for (Stream stream : Stream.values()) {
            List<RankStream> each = new ArrayList<>();
            for (int rank = 0; rank < job.tracks().size(); rank++) {
                each.add(stream(rank, stream));
            }
            streams.put(stream, each);
        }
    }

    private Map<Stream, OutputSplit> splits(BiConsumer<Stream, byte[]> own) {
        Map<Stream, OutputSplit> both = new EnumMap<>(Stream.class);
        for (Stream stream : Stream.values()) {
            both.put(stream, new OutputSplit(mark, new Parts(stream, own)));
        }
        return both;
    }

    /**
     * Returns what takes the output of a relay.
     *
     * @param own takes what comes from no rank
     */
    BiConsumer<Stream, byte[]> relay(BiConsumer<Stream, byte[]> own) {
        Map<Stream, OutputSplit> both = splits(own);
        relays.add(both);
        return (stream, bytes) -> both.get(stream).add(bytes);
    }

    private RankStream stream(int rank, Stream stream) {
        return new RankStream(mark, bytes -> printed(rank, stream, bytes), word -> said(rank, word));
    }

    /** Returns what is known of the job's end. */
    JobEnd end() {
        return end;
    }

    /** Takes output of mpiexec. */
    void output(Stream stream, byte[] bytes) {
        splits.get(stream).add(bytes);
    }

    /** Takes output of a rank that comes by itself. */
    void output(int rank, Stream stream, byte[] bytes) {
        streams.get(stream).get(rank).add(bytes);
    }

    /**
     * Takes the end of such a rank, of which nothing more comes.
     *
     * @param byItself whether nobody had begun to end the job
     */
    void ended(int rank, ExitStatus status, boolean byItself) {
        streams.values().forEach(each -> each.get(rank).end());
        RankTrack track = job.tracks().get(rank);
        if (track.hasEnded()) {
            return;
        }
        track.ended(status);
        if (byItself) {
            end.ended(rank, status);
        }
        boolean stopped = interrupted && status.code() > SIGNALLED;
        settleWith(rank, stopped ? ExitStatus.INTERRUPTED : status);
    }

    /** Says that the user ends the job: what is ended by a signal from now on is interrupted. */
    void interrupt() {
        interrupted = true;
    }

    /** Says that the job is being ended: how ranks end from now on is no cause of that. */
    void ending() {
        ending = true;
    }

    private void settleWith(int rank, ExitStatus status) {
        boolean aborted = end.aborted().filter(who -> who == rank).isPresent();
        settle(rank, aborted ? end.abortStatus() : status);
    }

    /** Says that nothing more is printed. */
    void outputEnds() {
        splits.values().forEach(OutputSplit::end);
        relays.forEach(both -> both.values().forEach(OutputSplit::end));
        streams.values().forEach(each -> each.forEach(RankStream::end));
    }

    private void printed(int rank, Stream stream, byte[] bytes) {
        job.tracks().get(rank).output(stream, bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        end.hints().said(rank, text);
        if (stream == Stream.STDERR) {
            text.lines().forEach(line -> end.said(rank, line));
        }
        events.accept(new Event.Output(Rank.name(rank), stream, Bytes.copyOf(bytes, 0, bytes.length)));
    }

    private void said(int rank, String word) {
        RankTrack track = job.tracks().get(rank);
        String number = word.isEmpty() ? "" : word.substring(1);
        if (!number.matches("[0-9]{1,9}")) {
            return;
        }
        if (word.charAt(0) == 'b') {
            track.begun(Long.parseLong(number));
        } else if (word.charAt(0) == 'e') {
            ExitStatus status = new ExitStatus(Integer.parseInt(number) & 0xff);
            if (track.said().isEmpty() && !ending) {
                end.ended(rank, status);
            }
            if (track.ended(status)) {
                settleWith(rank, status);
            }
        }
    }

    private void settle(int rank, ExitStatus status) {
        RankTrack track = job.tracks().get(rank);
        track.settle(status);
        events.accept(new Event.Exited(Rank.name(rank), status, track.elapsed(), ""));
    }

    /** Settles the ranks of a node that is lost. */
    void lost(String node, String reason) {
        unsettled().stream()
                .filter(rank -> job.tracks().get(rank).node().equals(node))
                .forEach(rank -> {
                    RankTrack track = job.tracks().get(rank);
                    track.settle(ExitStatus.UNREACHABLE);
                    events.accept(new Event.Lost(Rank.name(rank), reason, track.elapsed()));
                });
    }

    /** Settles all: nothing was begun, since some nodes lack something. */
    void refuse(List<NodePost> posts) {
        List<Integer> skipped = new ArrayList<>();
        for (int rank : unsettled()) {
            RankTrack track = job.tracks().get(rank);
            Optional<NodePost> culprit = posts.stream()
                    .filter(post -> post.node().equals(track.node()) && !post.isReady())
                    .findFirst();
            track.settle(MISSING);
            culprit.ifPresentOrElse(
                    post -> events.accept(new Event.Exited(Rank.name(rank), MISSING, Duration.ZERO, "")),
                    () -> skipped.add(rank));
        }
        if (!skipped.isEmpty()) {
            events.accept(new Event.Skipped(Rank.of(skipped), "nothing was begun"));
        }
    }

    /** Settles all in one way: nothing was begun. */
    void fail(ExitStatus status) {
        unsettled().forEach(rank -> settle(rank, status));
    }

    /** Settles those that have not said how they ended: mpiexec has ended. */
    void settle(ExitStatus mpiexec, boolean interrupted) {
        boolean begun = job.tracks().stream().anyMatch(track -> track.state().pid() != 0);
        ExitStatus failed = begun ? STOPPED : mpiexec;
        for (int rank : unsettled()) {
            Optional<ExitStatus> said = job.tracks().get(rank).said();
            boolean aborted = end.aborted().filter(who -> who == rank).isPresent();
            ExitStatus other = interrupted ? ExitStatus.INTERRUPTED : mpiexec.ok() ? ExitStatus.OK : failed;
            settle(rank, said.orElse(aborted ? end.abortStatus() : other));
        }
    }

    private List<Integer> unsettled() {
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < job.tracks().size(); rank++) {
            if (!job.tracks().get(rank).hasEnded()) {
                ranks.add(rank);
            }
        }
        return ranks;
    }

    /** Sees to it that all is written that ranks have printed. */
    void flush() {
        events.flush();
    }

    /** Returns whether all have ended well. */
    boolean allOk() {
        return job.ranks().stream()
                .allMatch(rank -> rank.status().filter(ExitStatus::ok).isPresent());
    }

    private final class Parts implements OutputSplit.Parts {
        private final Stream stream;
        private final BiConsumer<Stream, byte[]> own;

        Parts(Stream stream, BiConsumer<Stream, byte[]> own) {
            this.stream = stream;
            this.own = own;
        }

        @Override
        public void rank(int rank, byte[] bytes) {
            if (rank < job.tracks().size()) {
                streams.get(stream).get(rank).add(bytes);
            } else {
                own(bytes);
            }
        }

        @Override
        public void own(byte[] bytes) {
            own.accept(stream, bytes);
        }
    }
}
