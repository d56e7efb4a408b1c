package pish.command;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.sweep.Host;
import pish.sweep.Ipv4;
import pish.sweep.Sweep;
import pish.sweep.SweepPlan;
import pish.sweep.TargetList;
import pish.sweep.Vendors;
import pish.transport.ExitStatus;

/** Finds the hosts of networks. */
final class SweepNetworks implements Builtin {
    /** How many addresses may be swept at once: some minutes' worth. */
    private static final long MOST = 1 << 18;
    /** How many lines are listed between two looks at whether Ctrl-C was pressed; a power of two. */
    private static final int BREATH = 256;

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public String summary() {
        return "Find the hosts of networks, this machine's own or those named as nmap names targets";
    }

    @Override
    public String arguments() {
        return "[NETWORK...]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "sweep",
                "sweep 192.168.1.* --pi --save pi[01-04]",
                "sweep --watch --pi --save pi[01-04]",
                "sweep --diff",
                "sweep 192.168.1.0/24 --ports 22,80 -oG found.gnmap",
                "sweep --list 10.0.0-1.1,5,9-20 --exclude 10.0.1.5");
    }

    @Override
    public Options options() {
        Options options = new Options();
        SweepTargets.addOptions(options);
        flag(options, "list", "only list the addresses, as nmap -sL -n does");
        flag(options, "pi", "only Raspberry Pis");
        options.addOption(Option.builder()
                .longOpt("ports")
                .hasArg()
                .argName("PORTS")
                .desc("also show which of these are open, 22,80 for example")
                .get());
        SweepSave.addOptions(options);
        flag(options, "diff", "only show in what the cluster file differs: hosts that are new, gone or moved");
        flag(options, "watch", "sweep again and again, and show each host as it comes up, until Ctrl-C or --save fits");
        options.addOption(Greppable.option());
        options.addOption(
                Option.builder("n").longOpt("no-names").desc("look up no names").get());
        return flag(options, "json", "print each host as a JSON object on a line; times are seconds");
    }

    private static Options flag(Options options, String name, String description) {
        return options.addOption(
                Option.builder().longOpt(name).desc(description).get());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        List<Integer> ports = SweepPorts.read(invocation);
        SweepTargets targets = SweepTargets.read(context, invocation);
        boolean list = invocation.options().hasOption("list");
        ExitStatus status =
                list ? list(context, targets.list().listing()) : sweep(context, invocation, targets.list(), ports);
        return status.code() == 0 && targets.faulty() ? new ExitStatus(1) : status;
    }

    private static ExitStatus list(Context context, Iterator<String> lines) {
        for (long count = 1; lines.hasNext(); count++) {
            context.emit(new Event.Text(lines.next()));
            if (count % BREATH == 0 && context.interrupted()) {
                return ExitStatus.INTERRUPTED;
            }
        }
        return ExitStatus.OK;
    }

    private static ExitStatus sweep(Context context, Invocation invocation, TargetList targets, List<Integer> ports)
            throws IOException {
        if (targets.size() > MOST) {
            String first = invocation.arguments().isEmpty()
                    ? ""
                    : invocation.arguments().get(0);
            throw invocation.fault(
                    first,
                    targets.size() + " addresses are more than the " + MOST + " that are swept at once",
                    "name smaller networks; a /14 is the largest");
        }
        Optional<SweepSave> save = SweepSave.read(context, invocation);
        Optional<String> destination = Greppable.destination(invocation);
        boolean watch = invocation.options().hasOption("watch");
        if (watch && (destination.isPresent() || invocation.options().hasOption("diff"))) {
            throw invocation.fault("--watch", "--watch shows hosts as they come up", "leave out --diff and -oG");
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text("sweep " + targets.size() + " addresses"));
            return ExitStatus.OK;
        }
        if (watch) {
            return new SweepWatch(context, invocation, targets, ports).run(save);
        }
        Greppable greppable = new Greppable(invocation.statement().raw().strip());
        SweptNodes nodes = new SweptNodes(context.cluster());
        Vendors vendors = Vendors.load();
        List<Host> hosts = find(context, invocation, targets, ports, nodes.addresses()).stream()
                .filter(host -> !invocation.options().hasOption("pi") || vendors.isRaspberryPi(host.mac()))
                .toList();
        boolean interrupted = context.interrupted();
        if (destination.isPresent()) {
            greppable.write(context, destination.get(), hosts, targets.size());
        }
        ExitStatus status = ExitStatus.OK;
        if (save.isPresent() && !interrupted) {
            status = save.get().save(hosts, nodes);
        }
        if (destination.filter(Greppable::isScreen).isEmpty()) {
            show(context, invocation, targets, ports, hosts, vendors);
            offer(context, invocation, hosts);
        }
        return interrupted ? ExitStatus.INTERRUPTED : status;
    }

    /** Asks whether to follow nodes that are found elsewhere; what a program reads is not the place for that. */
    private static void offer(Context context, Invocation invocation, List<Host> hosts) throws IOException {
        List<Move> moves = MoveSearch.moves(context.cluster().nodes(), hosts);
        boolean read =
                invocation.options().hasOption("json") || context.settings().is(Setting.FORMAT, "json");
        if (!moves.isEmpty()
                && !read
                && !context.interrupted()
                && context.editor().file().isPresent()) {
            new Following(context).offer(moves, false);
        }
    }

    private static List<Host> find(
            Context context, Invocation invocation, TargetList targets, List<Integer> ports, Set<Ipv4> expected)
            throws IOException {
        boolean details =
                Greppable.destination(invocation).filter(Greppable::isScreen).isEmpty();
        boolean names = !invocation.options().hasOption("no-names");
        SweepProgress progress = new SweepProgress(context, targets.size());
        List<Host> hosts = new Sweep(targets, new SweepPlan(details, ports, expected, names, progress)).run();
        progress.tellIfInterrupted();
        return hosts;
    }

    private static void show(
            Context context,
            Invocation invocation,
            TargetList targets,
            List<Integer> ports,
            List<Host> hosts,
            Vendors vendors) {
        boolean json = invocation.options().hasOption("json");
        // what was saved just now is known by now
        SweptNodes nodes = new SweptNodes(context.cluster());
        if (invocation.options().hasOption("diff")) {
            SweepChanges.of(context.cluster(), nodes, hosts, targets).show(context, json);
        } else {
            new SweepRows(nodes, vendors, !ports.isEmpty()).show(context, hosts, json);
        }
    }
}
