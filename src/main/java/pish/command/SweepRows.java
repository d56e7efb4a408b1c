package pish.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import pish.exec.Event;
import pish.node.Node;
import pish.render.JsonRow;
import pish.sweep.Host;
import pish.sweep.Vendors;

/** What is shown of the hosts of a sweep. */
final class SweepRows {
    private static final String SSH = "SSH-2.0-";

    private final SweptNodes nodes;
    private final Vendors vendors;
    private final boolean ports;

    /**
     * Prepares rows.
     *
     * @param ports whether ports were asked for
     */
    SweepRows(SweptNodes nodes, Vendors vendors, boolean ports) {
        this.nodes = nodes;
        this.vendors = vendors;
        this.ports = ports;
    }

    /** Shows a table, without columns that have nothing to say; or each host as a JSON object with all of them. */
    void show(Context context, List<Host> hosts, boolean json) {
        boolean whole = json || context.settings().get(Setting.FORMAT).equals("json");
        List<Map<String, Object>> rows =
                hosts.stream().map(host -> row(host, whole)).toList();
        List<String> empty = new ArrayList<>();
        if (!whole && !rows.isEmpty()) {
            rows.get(0).keySet().stream()
                    .filter(column -> rows.stream().map(row -> row.get(column)).allMatch(Objects::isNull))
                    .forEach(empty::add);
        }
        for (Map<String, Object> row : rows) {
            row.keySet().removeAll(empty);
            emit(context, "hosts", row, json);
        }
    }

    /** Shows one host at once, as a line of its own; or as a JSON object with all there is to say. */
    void showNow(Context context, Host host, boolean json) {
        if (json || context.settings().is(Setting.FORMAT, "json")) {
            emit(context, "hosts", whole(host), json);
            return;
        }
        String line = brief(host).values().stream()
                .filter(value -> value instanceof String text && !text.isEmpty())
                .map(String::valueOf)
                .collect(Collectors.joining("  "));
        context.emit(new Event.Text(line));
    }

    /** Shows a row of a table, or as a JSON object. */
    static void emit(Context context, String table, Map<String, Object> row, boolean json) {
        Event.Row event = new Event.Row(table, row);
        context.emit(json ? new Event.Text(JsonRow.of(event)) : event);
    }

    private Map<String, Object> row(Host host, boolean whole) {
        return whole ? whole(host) : brief(host);
    }

    /** Returns all there is to say. */
    private Map<String, Object> whole(Host host) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("address", host.address().toString());
        row.put("name", text(host.name()));
        row.put("node", nodes.of(host).map(Node::name).orElse(null));
        row.put("mac", text(host.mac()));
        row.put("pi", vendors.isRaspberryPi(host.mac()) ? "pi" : null);
        row.put("vendor", text(vendors.of(host.mac())));
        row.put("latency", host.latency().orElse(null));
        row.put("state", state(host));
        putPorts(row, host);
        row.put("ssh", text(software(host)));
        return row;
    }

    /** Returns what 80 columns have room for, what matters most first. */
    private Map<String, Object> brief(Host host) {
        Map<String, Object> row = new LinkedHashMap<>();
        String node = nodes.of(host).map(Node::name).orElse("");
        boolean named = host.name().equals(node) || host.name().startsWith(node + ".");
        row.put("address", host.address().toString());
        row.put("node", text(node));
        row.put("name", text(!node.isEmpty() && named ? "" : host.name()));
        row.put("mac", text(host.mac()));
        row.put("vendor", text(Vendors.brief(vendors.of(host.mac()))));
        row.put("answer", answer(host));
        putPorts(row, host);
        row.put("ssh", text(software(host).replaceFirst(" .*", "")));
        return row;
    }

    /** Returns how long an answer took, or what there was in place of one. */
    private static Object answer(Host host) {
        if (host.state() != Host.State.UP) {
            return state(host);
        }
        return host.latency().isPresent() ? host.latency().get() : "arp";
    }

    private static String state(Host host) {
        return host.state().name().toLowerCase(Locale.ROOT);
    }

    private static String software(Host host) {
        return host.ssh().startsWith(SSH) ? host.ssh().substring(SSH.length()) : host.ssh();
    }

    private void putPorts(Map<String, Object> row, Host host) {
        if (ports) {
            row.put("ports", host.ports().stream().map(String::valueOf).toList());
        }
    }

    private static String text(String text) {
        return text.isEmpty() ? null : text;
    }
}
