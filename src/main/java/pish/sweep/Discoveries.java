package pish.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Everybody found so far, each of whom is asked at once for what is worth knowing. */
final class Discoveries implements Attempt.Listener {
    private static final int SSH = 22;
    /** Where many answered at once, others will not take longer than this. */
    private static final Duration LIVELY = Duration.ofMillis(120);

    private static final Duration LIVELY_ANSWER = Duration.ofMillis(20);
    private static final int MANY = 8;

    private final Map<Ipv4, HostDraft> drafts = new TreeMap<>();
    private final SweepPlan plan;
    private final Connects connects;
    private final List<Attempt> waiting = new ArrayList<>();
    private Duration slowest = Duration.ZERO;
    private int answers;

    Discoveries(SweepPlan plan, Connects connects) {
        this.plan = plan;
        this.connects = connects;
    }

    /** Adds somebody, unless it is there already; returns whether it was not. */
    boolean add(HostDraft draft) {
        HostDraft before = drafts.putIfAbsent(draft.address(), draft);
        if (before != null) {
            if (draft.proven()) {
                before.prove();
            }
            return false;
        }
        Set<Integer> ports = new LinkedHashSet<>(plan.ports());
        if (plan.details() || !draft.proven()) {
            ports.add(SSH);
        }
        ports.forEach(port -> waiting.add(new Attempt(draft.address(), port, plan.details() && port == SSH, this)));
        return true;
    }

    /** Connects to those added, as far as there is room. */
    void proceed() throws IOException {
        while (!waiting.isEmpty() && connects.hasRoom(1)) {
            connects.start(waiting.remove(waiting.size() - 1));
        }
    }

    boolean isIdle() {
        return waiting.isEmpty();
    }

    /**
     * Returns how long a connection is worth waiting for: twice as long as the slowest answer took, within bounds.
     *
     * @param least where few have answered, or not at once
     * @param most where answers are slow
     */
    Duration patience(Duration least, Duration most) {
        boolean lively = answers >= MANY && slowest.compareTo(LIVELY_ANSWER) < 0;
        Duration floor = lively && LIVELY.compareTo(least) < 0 ? LIVELY : least;
        Duration slow = slowest.multipliedBy(2);
        Duration bounded = slow.compareTo(most) < 0 ? slow : most;
        return bounded.compareTo(floor) > 0 ? bounded : floor;
    }

    Collection<HostDraft> all() {
        return drafts.values();
    }

    /** Proves what the kernel has confirmed since the sweep began; returns whether it may yet confirm more. */
    boolean confirm(long seconds) {
        Set<Ipv4> unproven = new LinkedHashSet<>();
        drafts.values().stream().filter(draft -> !draft.proven()).forEach(draft -> unproven.add(draft.address()));
        if (!unproven.isEmpty()) {
            try {
                Confirmations told = Confirmations.since(seconds, unproven);
                told.confirmed().forEach(address -> drafts.get(address).prove());
                return !told.pending().isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot ask ip(8) for neighbours", e);
            }
        }
        return false;
    }

    @Override
    public void answered(Ipv4 address, int port, boolean open, Duration latency) {
        drafts.get(address).answered(port, open, latency);
        answers++;
        slowest = latency.compareTo(slowest) > 0 ? latency : slowest;
    }

    @Override
    public void silent(Ipv4 address, int port) {
        // whether somebody is there is known from elsewhere
    }

    @Override
    public void identified(Ipv4 address, String software) {
        drafts.get(address).identified(software);
    }
}
