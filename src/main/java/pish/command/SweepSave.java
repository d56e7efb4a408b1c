package pish.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.ClusterText;
import pish.node.Node;
import pish.node.NodeSet;
import pish.sweep.Host;
import pish.syntax.Word;
import pish.transport.ExitStatus;

/** Gives the hosts of a sweep names in the cluster file, all or none. */
final class SweepSave {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final List<String> ORDERS = List.of("address", "mac");

    private final Context context;
    private final Invocation invocation;
    private final NodeSet names;
    private final Comparator<Host> order;

    private SweepSave(Context context, Invocation invocation, NodeSet names, Comparator<Host> order) {
        this.context = context;
        this.invocation = invocation;
        this.names = names;
        this.order = order;
    }

    static void addOptions(Options options) {
        options.addOption(Option.builder()
                .longOpt("save")
                .hasArg()
                .argName("NODES")
                .desc("give those found these names, in the cluster file; this machine takes the first")
                .get());
        options.addOption(Option.builder()
                .longOpt("by")
                .hasArg()
                .argName("ORDER")
                .desc("the order to name them in: " + String.join(" or ", ORDERS))
                .get());
    }

    /** Returns what is to be saved as what, if anything. */
    static Optional<SweepSave> read(Context context, Invocation invocation) {
        String by = invocation.options().getOptionValue("by", ORDERS.get(0));
        if (!ORDERS.contains(by)) {
            throw invocation.fault(by, "no order " + by, "there are " + String.join(", ", ORDERS));
        }
        Comparator<Host> byAddress = Comparator.comparing(Host::address);
        Comparator<Host> order =
                by.equals("mac") ? Comparator.comparing(Host::mac).thenComparing(byAddress) : byAddress;
        Comparator<Host> ownFirst = Comparator.comparing(host -> host.state() != Host.State.HERE);
        return Optional.ofNullable(invocation.options().getOptionValue("save"))
                .map(text -> invocation.reading(text, NodeSet::parse))
                .map(names -> new SweepSave(context, invocation, names, ownFirst.thenComparing(order)));
    }

    /** Returns how many names there are. */
    int count() {
        return names.size();
    }

    /** Returns whether there are as many hosts as names. */
    boolean fits(List<Host> hosts) {
        return sure(hosts).size() == count();
    }

    private List<Host> sure(List<Host> hosts) {
        return hosts.stream()
                .filter(host -> host.state() != Host.State.STALE)
                .sorted(order)
                .toList();
    }

    /** Saves, or says why not. */
    ExitStatus save(List<Host> hosts, SweptNodes nodes) throws IOException {
        List<Host> sure = sure(hosts);
        if (sure.size() != names.size()) {
            int stale = hosts.size() - sure.size();
            String beside = stale == 0 ? "" : " beside " + stale + " that may be gone";
            return refuse(sure.size() + " found" + beside + ", " + names.size() + " names: nothing is saved");
        }
        List<String> lines = new ArrayList<>();
        boolean hub = context.cluster().hub().isEmpty();
        for (int i = 0; i < sure.size(); i++) {
            Host host = sure.get(i);
            String name = names.names().get(i);
            Optional<Node> known = nodes.of(host);
            if (known.isPresent() && !known.get().name().equals(name)) {
                return refuse(host.address() + " is " + known.get().name() + " already, not " + name
                        + ": nothing is saved; remove it first, or leave it out with --exclude");
            }
            if (known.isEmpty()) {
                lines.add(line(host, name, hub));
            }
        }
        ExitStatus status = ClusterEdits.apply(context, invocation, text -> add(text, lines));
        String where = context.editor().file().map(file -> " in " + file).orElse("");
        context.emit(new Event.Message(Event.Severity.INFO, "saved " + lines.size() + " of " + names + where));
        return status;
    }

    private ExitStatus refuse(String why) {
        context.emit(new Event.Message(Event.Severity.ERROR, why));
        return new ExitStatus(1);
    }

    private static String line(Host host, String name, boolean hub) {
        return name + " " + host.address() + (hub && host.state() == Host.State.HERE ? " hub" : "")
                + (host.mac().isEmpty() ? "" : " mac=" + host.mac());
    }

    private static ClusterText add(ClusterText text, List<String> lines) {
        ClusterText edited = text;
        for (String line : lines) {
            List<Word> words = new ArrayList<>();
            for (Matcher word = WORD.matcher(line); word.find(); ) {
                words.add(new Word(word.group(), word.start(), word.end(), false));
            }
            edited = edited.add(line, words);
        }
        return edited;
    }
}
