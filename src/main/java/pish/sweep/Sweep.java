package pish.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Finds the hosts of networks, as an ordinary user: by ARP those in this machine's own networks, whatever they drop, by TCP
 * and ping(8) others. Holds those found, and never the addresses that are still to be asked for.
 */
public final class Sweep {
    private static final Duration TICK = Duration.ofMillis(5);
    /** How often the kernel's table is read; each time costs as much as there are neighbours. */
    private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();

    /** The kernel asks 5 s after a datagram, and three times a second apart (neigh/default of arp(7)). */
    private static final long CONFIRM_NANOS = Duration.ofSeconds(9).toNanos();

    private static final Duration CONFIRM_TICK = Duration.ofMillis(200);
    private static final long PROGRESS_NANOS = Duration.ofMillis(250).toNanos();
    private static final Duration LOCAL_PATIENCE = Duration.ofMillis(200);
    private static final Duration DISTANT_PATIENCE = Duration.ofMillis(1_200);
    private static final Duration NAMES_PATIENCE = Duration.ofMillis(800);

    private final TargetList targets;
    private final SweepPlan plan;
    private final List<LocalNetwork> networks;
    private final Map<Ipv4, LocalNetwork> own = new HashMap<>();
    private final Neighbours before;
    private final Connects connects = new Connects();
    private final Discoveries found;
    private final ArpProbe arp = new ArpProbe(this::neighbour);
    private final DistantProbe distant;
    private final HostNames names = new HostNames();
    private final AddressSet seen = new AddressSet();
    private final long begun = System.nanoTime();
    private long looked;
    private long told = begun;
    private long fed;
    private boolean routed;

    /**
     * Prepares a sweep.
     *
     * @throws IOException if the system does not tell its networks, or has no more sockets
     */
    public Sweep(TargetList targets, SweepPlan plan) throws IOException {
        this.targets = targets;
        this.plan = plan;
        this.networks = LocalNetwork.all();
        networks.forEach(network -> own.put(network.own(), network));
        this.before = Neighbours.read();
        this.found = new Discoveries(plan, connects);
        this.distant = new DistantProbe(connects, address -> add(new HostDraft(address, "", false, true)));
    }

    /**
     * Sweeps, on the calling thread.
     *
     * @return who was found, in order of address; also where it was ended early
     * @throws IOException if there are no more sockets to be had
     */
    public List<Host> run() throws IOException {
        try {
            Iterator<Ipv4> addresses = targets.addresses();
            while (!plan.progress().getAsBoolean() && (addresses.hasNext() || !isOver())) {
                feed(addresses);
                if (arp.isCalm()) {
                    found.proceed(); // not before, or what that takes would be taken for slow answers
                }
                connects.run(TICK, patience());
                look();
            }
            confirm();
            return hosts();
        } finally {
            arp.close();
            distant.close();
            connects.close();
            names.close();
        }
    }

    /** Waits for what the kernel finds out by itself of those that were in its table before, and are silent. */
    private void confirm() throws IOException {
        long end = System.nanoTime() + CONFIRM_NANOS;
        while (found.confirm(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun))
                && System.nanoTime() < end
                && !plan.progress().getAsBoolean()) {
            connects.run(CONFIRM_TICK, patience());
        }
    }

    private void feed(Iterator<Ipv4> addresses) throws IOException {
        while (arp.hasRoom() && distant.hasRoom() && addresses.hasNext()) {
            Ipv4 address = addresses.next();
            fed++;
            if (seen.add(address)) {
                ask(address);
            }
        }
    }

    private void ask(Ipv4 address) throws IOException {
        LocalNetwork here = own.get(address);
        if (here != null) {
            add(new HostDraft(address, here.mac(), true, true));
            return;
        }
        LocalNetwork network = networks.stream()
                .filter(candidate -> candidate.contains(address))
                .findFirst()
                .orElse(null);
        if (network == null) {
            routed = true;
            distant.ask(address);
        } else if (!network.isReserved(address)) {
            arp.ask(address);
        }
    }

    /** A neighbour that the table had before may be gone for long: it has to answer by itself. */
    private void neighbour(Ipv4 address, String mac) {
        boolean fresh = before.mac(address).filter(mac::equals).isEmpty();
        add(new HostDraft(address, mac, false, fresh));
        if (fresh) {
            plan.progress().found(address, mac);
        }
    }

    private void add(HostDraft draft) {
        if (found.add(draft) && plan.names()) {
            names.ask(draft.address());
        }
    }

    private Duration patience() {
        return routed ? DISTANT_PATIENCE : found.patience(LOCAL_PATIENCE, DISTANT_PATIENCE);
    }

    private void look() throws IOException {
        long now = System.nanoTime();
        if (now - looked > LOOK_NANOS && arp.waiting() > 0) {
            looked = now;
            arp.look(Neighbours.read(), now);
        }
        distant.look();
        if (now - told > PROGRESS_NANOS) {
            told = now;
            plan.progress().done(fed - arp.waiting() - distant.waiting());
        }
    }

    private boolean isOver() {
        boolean expected = plan.expected().stream().anyMatch(arp::waitsFor);
        return arp.isQuiet(expected) && distant.waiting() == 0 && found.isIdle() && connects.isIdle();
    }

    private List<Host> hosts() {
        Map<Ipv4, String> byAddress = names.names(NAMES_PATIENCE);
        return found.all().stream()
                .map(draft -> draft.host(byAddress.getOrDefault(draft.address(), ""), plan.ports()))
                .sorted(Comparator.comparing(Host::address))
                .collect(Collectors.toList());
    }
}
