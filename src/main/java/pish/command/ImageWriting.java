package pish.command;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import pish.exec.Event;
import pish.exec.NodeTask;
import pish.exec.Outcome;
import pish.images.Device;
import pish.images.ImageSource;
import pish.images.ImageWrite;
import pish.node.NodeSet;
import pish.render.ByteCount;
import pish.transport.ExitStatus;

/** One call of {@code image write}. */
final class ImageWriting {
    private static final ExitStatus FAILED = new ExitStatus(1);

    private final Context context;
    private final Invocation invocation;

    ImageWriting(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
    }

    /**
     * Does it.
     *
     * @param to {@code TARGET:DEVICE}
     * @throws IOException if the image cannot be read
     */
    ExitStatus run(String from, String to) throws IOException {
        Path file = LocalPaths.of(invocation, from).get(0);
        RemoteTarget target = RemoteTarget.read(context, invocation, to);
        String device = target.remote();
        if (!device.startsWith("/")) {
            throw invocation.fault(
                    to,
                    "which device of " + target.nodes() + " to write to is missing",
                    "image write FILE NODE:/dev/sda");
        }
        if (target.nodes().isEmpty() || context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text(
                    target.nodes() + " (" + target.nodes().size() + "): write " + file + " to " + device));
            return ExitStatus.OK;
        }
        Map<String, Device> devices = NodeDevices.look(context, target.nodes(), device);
        if (devices.size() < target.nodes().size() || isRefused(devices)) {
            return FAILED;
        }
        context.emit(new Event.Message(Event.Severity.INFO, "reading " + file));
        ImageSource image;
        try {
            image = ImageSource.read(file, context::interrupted);
        } catch (InterruptedIOException e) {
            return ExitStatus.INTERRUPTED;
        }
        if (isTooLarge(image, devices) || !isMeant(image, device, devices)) {
            return FAILED;
        }
        if (invocation.options().hasOption("dry-run")) {
            return ExitStatus.OK;
        }
        return NodeDevices.admit(context, devices, Device::writing) ? write(image, devices) : FAILED;
    }

    /** Says of devices that are not to be written to, and why. */
    private boolean isRefused(Map<String, Device> devices) {
        boolean refused = false;
        for (Map.Entry<String, Device> entry : devices.entrySet()) {
            Device device = entry.getValue();
            String why = String.join(", ", device.uses());
            if (!why.isEmpty()) {
                NodeDevices.error(context, entry.getKey() + ": nothing is written to " + device.path() + ": " + why);
                refused = true;
            }
        }
        return refused;
    }

    private boolean isTooLarge(ImageSource image, Map<String, Device> devices) {
        NodeSet small = NodeSet.of(devices.entrySet().stream()
                .filter(entry -> entry.getValue().size() < image.size())
                .map(Map.Entry::getKey)
                .toList());
        if (!small.isEmpty()) {
            NodeDevices.error(
                    context, small + ": the image is larger than the device: " + ByteCount.text(image.size()));
        }
        return !small.isEmpty();
    }

    /** Shows what would be overwritten, and has its name typed. */
    private boolean isMeant(ImageSource image, String device, Map<String, Device> devices) {
        devices.forEach((node, found) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("node", node);
            row.put("device", found.path());
            row.put("size", ByteCount.text(found.size()));
            row.put("model", found.model());
            context.emit(new Event.Row("devices", row));
        });
        context.emit(new Event.Text(
                image.file() + ", " + ByteCount.text(image.size()) + ", takes the place of all that they hold"));
        if (invocation.options().hasOption("dry-run")) {
            return true;
        }
        String yes = invocation.options().getOptionValue("yes", "");
        if (!yes.isEmpty() && !yes.equals(device)) {
            throw invocation.fault(yes, "that is not the device to write to", "--yes " + device);
        }
        boolean meant = yes.equals(device)
                || context.ask("Type the device's name to write to it: ")
                        .filter(device::equals)
                        .isPresent();
        if (!meant) {
            NodeDevices.error(context, "nothing was written; --yes " + device + " asks nothing");
        }
        return meant;
    }

    private ExitStatus write(ImageSource image, Map<String, Device> devices) {
        NodeSet nodes = NodeSet.of(devices.keySet());
        ImageWrite write = new ImageWrite(image, nodes.size());
        NodeTask task = work -> {
            long there = write.to(work, devices.get(work.name()));
            String had = there > 0 ? ", " + ByteCount.text(there) + " of it there already" : "";
            work.say(ByteCount.text(image.size()) + had + ": read back, and right");
        };
        Outcome outcome = context.onEach(nodes, invocation.statement().raw(), task, write::progress);
        context.emit(new Event.Message(
                Event.Severity.INFO,
                outcome.status().ok()
                        ? "boards that begin with such a card are all the same host: "
                                + "once they are up, personalise NODE gives each host keys and an id of its own"
                        : "what was written stays: the same line again finds it by its checksums, and goes on there"));
        return outcome.status();
    }
}
