package pish.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.Report;
import pish.images.Access;
import pish.images.Device;
import pish.node.NodeSet;
import pish.render.ByteCount;

/** Devices of nodes, as these say themselves. */
final class NodeDevices {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private NodeDevices() {}

    /** Returns what each node that can be reached says, and shows why others do not. */
    static Map<String, Device> look(Context context, NodeSet nodes, String device) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        context.connect(nodes).forEach(node -> errands.put(node, Device.ask(device)));
        Map<String, Device> devices = new LinkedHashMap<>();
        for (Map.Entry<String, Report> answer :
                context.errands(errands, PATIENCE).entrySet()) {
            try {
                if (!answer.getValue().ok()) {
                    throw new IllegalArgumentException(answer.getValue().reason());
                }
                devices.put(answer.getKey(), Device.of(answer.getValue()));
            } catch (IllegalArgumentException e) {
                error(context, answer.getKey() + ": " + e.getMessage());
            }
        }
        return devices;
    }

    /**
     * Has sudo ask for its password, as in any other line, on nodes where it would ask for one.
     *
     * @param access how a device is to be come to
     * @return whether all of them can be come to
     */
    static boolean admit(Context context, Map<String, Device> devices, Function<Device, Access> access) {
        NodeSet asking = NodeSet.of(devices.entrySet().stream()
                .filter(entry -> access.apply(entry.getValue()) == Access.ASK)
                .map(Map.Entry::getKey)
                .toList());
        return asking.isEmpty()
                || context.broadcast(asking, "sudo -k -v").status().ok();
    }

    /** Returns a device in words: {@code /dev/sda, 32 GB, Generic MassStorageClass}. */
    static String text(Device device) {
        return device.path() + ", " + ByteCount.text(device.size())
                + (device.model().isEmpty() ? "" : ", " + device.model());
    }

    static void error(Context context, String text) {
        context.emit(new Event.Message(Event.Severity.ERROR, text));
    }
}
