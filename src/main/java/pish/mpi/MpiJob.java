package pish.mpi;

import java.util.List;
import java.util.stream.IntStream;

/** What is known of a job and its ranks, while it runs and after. */
public final class MpiJob {
    private final String line;
    private final List<RankTrack> ranks;

    MpiJob(String line, Placement placement) {
        this.line = line;
        this.ranks = IntStream.range(0, placement.ranks())
                .mapToObj(rank -> new RankTrack(rank, placement.node(rank)))
                .toList();
    }

    /** Returns the line as it was typed. */
    public String line() {
        return line;
    }

    /** Returns how each rank is now, by number. */
    public List<RankState> ranks() {
        return ranks.stream().map(RankTrack::state).toList();
    }

    List<RankTrack> tracks() {
        return ranks;
    }
}
