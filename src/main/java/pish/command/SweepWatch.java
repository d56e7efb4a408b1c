package pish.command;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import pish.exec.Event;
import pish.sweep.Host;
import pish.sweep.Ipv4;
import pish.sweep.Sweep;
import pish.sweep.SweepPlan;
import pish.sweep.TargetList;
import pish.sweep.Vendors;
import pish.transport.ExitStatus;

/** Sweeps again and again, and shows each host when it comes up. */
final class SweepWatch implements SweepPlan.Watcher {
    /** Between two sweeps, so that a switch with boards that start has other work too. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

    private static final long TICK_NANOS = Duration.ofMillis(50).toNanos();

    private final Context context;
    private final Invocation invocation;
    private final TargetList targets;
    private final List<Integer> ports;
    private final Vendors vendors = Vendors.load();
    private final Set<Ipv4> up = new HashSet<>();
    private int wanted = 1;

    SweepWatch(Context context, Invocation invocation, TargetList targets, List<Integer> ports) {
        this.context = context;
        this.invocation = invocation;
        this.targets = targets;
        this.ports = ports;
    }

    /**
     * Watches until Ctrl-C, or until there are as many hosts as names.
     *
     * @param save the names, if they are to be saved
     */
    ExitStatus run(Optional<SweepSave> save) throws IOException {
        wanted = save.map(SweepSave::count).orElse(1);
        boolean names = !invocation.options().hasOption("no-names");
        while (!context.interrupted()) {
            SweptNodes nodes = new SweptNodes(context.cluster());
            SweepPlan plan = new SweepPlan(true, ports, nodes.addresses(), names, this);
            List<Host> hosts = new Sweep(targets, plan)
                    .run().stream()
                            .filter(host -> host.state() != Host.State.STALE)
                            .filter(host -> !invocation.options().hasOption("pi") || vendors.isRaspberryPi(host.mac()))
                            .toList();
            show(hosts, nodes);
            if (save.isPresent() && save.get().fits(hosts) && !context.interrupted()) {
                return save.get().save(hosts, nodes);
            }
            pause();
        }
        return ExitStatus.INTERRUPTED;
    }

    /** Shows those who were not there the last time; who was gone in between comes up anew. */
    private void show(List<Host> hosts, SweptNodes nodes) {
        SweepRows rows = new SweepRows(nodes, vendors, !ports.isEmpty());
        boolean json = invocation.options().hasOption("json");
        hosts.stream().filter(host -> !up.contains(host.address())).forEach(host -> rows.showNow(context, host, json));
        if (!context.interrupted()) {
            up.clear();
        }
        hosts.forEach(host -> up.add(host.address()));
    }

    private void pause() {
        long end = System.nanoTime() + PAUSE_NANOS;
        while (!context.interrupted() && System.nanoTime() < end) {
            done(up.size());
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    /** Shows how many are up, of how many names; how far a sweep is does not matter to one who watches. */
    @Override
    public void done(long addresses) {
        context.emit(new Event.Progress(up.size(), Math.max(wanted, up.size())));
    }

    @Override
    public boolean getAsBoolean() {
        return context.interrupted();
    }
}
