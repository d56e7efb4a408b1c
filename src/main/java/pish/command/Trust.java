package pish.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.exec.HostKeys;
import pish.node.NodeSet;
import pish.transport.ExitStatus;
import pish.transport.HostKey;
import pish.transport.UnknownHostKey;

/** Shows the host keys of nodes, and makes new ones known. */
final class Trust implements Builtin {
    @Override
    public String name() {
        return "trust";
    }

    @Override
    public String summary() {
        return "Show the host keys that nodes have, and after a question add those that are new to known_hosts";
    }

    @Override
    public String arguments() {
        return "[TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of("trust", "trust pi03", "trust pi[01-04] -y");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("y")
                        .longOpt("yes")
                        .desc("add new ones without a question; one that has changed is never added")
                        .get());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        NodeSet nodes = Targets.of(context, invocation);
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text("host keys of " + nodes));
            return ExitStatus.OK;
        }
        List<UnknownHostKey> fresh = new ArrayList<>();
        ExitStatus status = show(context, context.hostKeys(nodes), fresh);
        if (fresh.isEmpty()) {
            return status;
        }
        String count = fresh.size() == 1 ? "1 new key" : fresh.size() + " new keys";
        if (!invocation.options().hasOption("y") && !context.confirm("Add " + count + " to known_hosts?")) {
            String remedy = "not added: " + count + "; compare them with what the nodes say, then trust -y";
            context.emit(new Event.Message(Event.Severity.ERROR, remedy));
            return status.max(new ExitStatus(1));
        }
        new HostKeys(context.links()).trust(fresh);
        context.emit(new Event.Message(Event.Severity.INFO, "added: " + count));
        return status;
    }

    /** Shows each, collects the new ones, and returns a failure where a node shows none or a wrong one. */
    private static ExitStatus show(Context context, Map<String, HostKeys.Sight> sights, List<UnknownHostKey> fresh) {
        ExitStatus status = ExitStatus.OK;
        for (Map.Entry<String, HostKeys.Sight> sight : sights.entrySet()) {
            String node = sight.getKey();
            HostKey key = sight.getValue().key();
            if (key == null) {
                String said = node + ": " + sight.getValue().failure();
                context.emit(new Event.Message(Event.Severity.ERROR, said));
                status = ExitStatus.UNREACHABLE;
                continue;
            }
            context.emit(new Event.Row("host keys", row(node, key)));
            key.unknown().ifPresent(fresh::add);
            if (key.state() == HostKey.State.CHANGED) {
                String said = node + ": its host key has changed; if you know why, forget " + node + " first";
                context.emit(new Event.Message(Event.Severity.ERROR, said));
            }
            boolean good = key.state() == HostKey.State.KNOWN || key.state() == HostKey.State.NEW;
            status = good ? status : status.max(new ExitStatus(1));
        }
        return status;
    }

    private static Map<String, String> row(String node, HostKey key) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("node", node);
        row.put("host", key.host());
        row.put("type", key.type());
        row.put("fingerprint", key.fingerprint());
        row.put("state", key.state().name().toLowerCase(Locale.ROOT));
        return row;
    }
}
