package pish.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pish.exec.NodeSample;
import pish.exec.Throttling;
import pish.node.NodeSet;

/** The screen of nodes and how they are: a row each, sorted by a column, those that do not answer marked. */
public final class TopView {
    private static final String KEYS = "sort: n l m t w · q: quit";
    private static final int LONGEST_NAME = 20;
    private static final double WARM = 70;
    private static final double HOT = 80;
    private static final double ABSOLUTE_ZERO = -273.15;

    /** What rows are sorted by, by the key that asks for it. */
    private enum Order {
        NODE('n'),
        LOAD('l'),
        MEMORY('m'),
        TEMPERATURE('t'),
        NETWORK('w');

        private final char key;

        Order(char key) {
            this.key = key;
        }

        /** Returns what the largest of comes first; of a node that is silent less than of any other. */
        private double of(NodeTrack track, long now) {
            return track.sample(now).map(sample -> of(track, sample)).orElse(Double.NEGATIVE_INFINITY);
        }

        private double of(NodeTrack track, NodeSample sample) {
            return switch (this) {
                case NODE -> 0;
                case LOAD -> sample.load() / sample.cores();
                case MEMORY -> sample.used();
                case TEMPERATURE -> sample.celsius().orElse(ABSOLUTE_ZERO);
                case NETWORK -> track.received() + track.sent();
            };
        }
    }

    private final Palette palette;
    private final Map<String, NodeTrack> tracks = new LinkedHashMap<>();
    private final int name;
    private Map<String, String> jobs = Map.of();
    private Order order = Order.NODE;
    private int top;

    /** Makes one of nodes that nothing has been heard of at a time, in ns. */
    public TopView(NodeSet nodes, Palette palette, long now) {
        this.palette = palette;
        nodes.forEach(node -> tracks.put(node, new NodeTrack(node, now)));
        this.name = Math.min(
                LONGEST_NAME, nodes.stream().mapToInt(Columns::width).max().orElse(0));
    }

    /** Takes note of how a node is, at a time in ns. */
    public void add(String node, NodeSample sample, long now) {
        tracks.get(node).add(sample, now);
    }

    /** Takes note of nodes that cannot be reached at present. */
    public void down(NodeSet nodes) {
        nodes.forEach(node -> tracks.get(node).down());
    }

    /** Shows which jobs run where. */
    public void jobs(Map<String, String> byNode) {
        jobs = Map.copyOf(byNode);
    }

    /** Returns whether two samples have come from each of some nodes, so that rates are known too. */
    public boolean isComplete(NodeSet of) {
        return of.stream().allMatch(node -> tracks.get(node).count() > 1);
    }

    /** Returns a row a node for a table; what is not known is null. */
    public List<Map<String, Object>> table(long now) {
        return tracks.values().stream().map(track -> columns(track, now)).toList();
    }

    private Map<String, Object> columns(NodeTrack track, long now) {
        Optional<NodeSample> sample = track.sample(now);
        boolean known = sample.isPresent() && track.count() > 1;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("node", track.node());
        row.put("load", sample.map(NodeSample::load).orElse(null));
        row.put("cores", sample.map(NodeSample::cores).orElse(null));
        row.put("memory %", sample.map(one -> Math.round(100 * one.used())).orElse(null));
        row.put(
                "celsius",
                sample.filter(one -> one.celsius().isPresent())
                        .map(one -> one.celsius().getAsDouble())
                        .orElse(null));
        row.put("in/s", known ? (Long) (long) track.received() : null);
        row.put("out/s", known ? (Long) (long) track.sent() : null);
        String state =
                sample.map(one -> Columns.plain(state(track.node(), one))).orElse("no answer");
        row.put("state", state.isEmpty() ? null : state);
        return row;
    }

    /** Heeds a key; returns whether it is one of those that sort. */
    public boolean sort(String key) {
        for (Order each : Order.values()) {
            if (key.equals(String.valueOf(each.key))) {
                order = each;
                return true;
            }
        }
        return false;
    }

    /** Moves by rows, down where that is positive. */
    public void move(int rows) {
        top = (int) Math.max(0, Math.min((long) top + rows, tracks.size() - 1L));
    }

    /**
     * Returns the rows to show at a time, in ns.
     *
     * @param clock that time, for people
     */
    public List<String> rows(int columns, int rows, long now, String clock) {
        int room = Math.max(1, rows - 2);
        top = Math.max(0, Math.min(top, tracks.size() - room));
        List<String> all = new ArrayList<>();
        all.add(head(columns, room, now, clock));
        String titles = String.format(
                Locale.ROOT, " %5s %-10s %4s %6s %8s %8s  %s", "LOAD", "", "MEM", "TEMP", "IN/s", "OUT/s", "STATE");
        all.add(palette.title(Columns.cut(Columns.pad("NODE", Math.max(4, name)) + titles, columns)));
        sorted(now).stream().skip(top).limit(room).forEach(track -> all.add(Columns.cut(row(track, now), columns)));
        return all.subList(0, Math.min(rows, all.size()));
    }

    private String head(int columns, int room, long now, String clock) {
        long silent =
                tracks.values().stream().filter(track -> track.isSilent(now)).count();
        String count = Header.nodes(NodeSet.of(tracks.keySet()));
        String trouble = silent == 0 ? "" : palette.failure(", " + silent + " not answering");
        String left = Columns.cut(
                "top: " + count + shown(room) + trouble + " by " + order.name().toLowerCase(Locale.ROOT) + " · " + KEYS,
                Math.max(0, columns - clock.length() - 2));
        return Columns.cut(Columns.pad(left, columns - clock.length()) + clock, columns);
    }

    /** Returns which rows are seen, where not all are. */
    private String shown(int room) {
        return tracks.size() <= room ? "" : ", " + (top + 1) + "-" + (top + room);
    }

    private List<NodeTrack> sorted(long now) {
        List<NodeTrack> all = new ArrayList<>(tracks.values());
        if (order != Order.NODE) {
            all.sort(Comparator.comparingDouble((NodeTrack track) -> order.of(track, now))
                    .reversed());
        }
        return all;
    }

    private String row(NodeTrack track, long now) {
        String begin = Columns.pad(Columns.cut(track.node(), name), Math.max(4, name)) + " ";
        Optional<NodeSample> sample = track.sample(now);
        if (sample.isPresent()) {
            return begin + figures(track, sample.get()) + state(track.node(), sample.get());
        }
        if (track.isSilent(now)) {
            Duration silence = track.silence(now);
            return palette.failure(begin + "no answer for " + silence.toSeconds() + " s");
        }
        return begin + palette.faint("…");
    }

    private String figures(NodeTrack track, NodeSample sample) {
        String load = String.format(Locale.ROOT, "%5.2f", sample.load());
        String heat = sample.celsius().isPresent()
                ? String.format(Locale.ROOT, "%5.1f°", sample.celsius().getAsDouble())
                : "     -";
        return (sample.load() > sample.cores() ? palette.warning(load) : load)
                + " " + track.bars() + " "
                + String.format(Locale.ROOT, "%3d%% ", Math.round(100 * sample.used()))
                + hot(sample.celsius().orElse(0), heat)
                + String.format(
                        Locale.ROOT, " %8s %8s  ", ByteCount.text((long) track.received()), ByteCount.text((long)
                                track.sent()));
    }

    private String hot(double celsius, String text) {
        return celsius >= HOT ? palette.failure(text) : celsius >= WARM ? palette.warning(text) : text;
    }

    private String state(String node, NodeSample sample) {
        int bits = sample.throttled().orElse(0);
        List<String> parts = new ArrayList<>();
        if (!Throttling.now(bits).isEmpty()) {
            parts.add(palette.failure(Throttling.now(bits)));
        }
        if (!Throttling.before(bits).isEmpty()) {
            parts.add(palette.faint("was " + Throttling.before(bits)));
        }
        if (jobs.containsKey(node)) {
            parts.add(SafeText.line(jobs.get(node)));
        }
        return String.join(" ", parts);
    }
}
