package pish.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import pish.exec.Event;
import pish.exec.NodeTask;
import pish.images.Device;
import pish.images.ImageSave;
import pish.node.NodeSet;
import pish.render.ByteCount;
import pish.transport.ExitStatus;

/** One call of {@code image save}. */
final class ImageSaving {
    private static final ExitStatus FAILED = new ExitStatus(1);

    private final Context context;
    private final Invocation invocation;

    ImageSaving(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
    }

    /**
     * Does it.
     *
     * @param from {@code NODE[:DEVICE]}
     * @throws IOException if the file cannot be written
     */
    ExitStatus run(String from, String to) throws IOException {
        RemoteTarget target = RemoteTarget.read(context, invocation, from);
        if (target.nodes().size() != 1) {
            throw invocation.fault(
                    from, "an image is of one node, not of " + target.nodes().size(), "image save NODE[:DEVICE] FILE");
        }
        Path file = Invocation.path(to);
        if (Files.exists(file)) {
            throw invocation.fault(to, to + " is there already", "remove it, or take another name");
        }
        if (to.matches(".*\\.(xz|zst|bz2|zip)")) {
            throw invocation.fault(
                    to, "images are packed by gzip, or not at all", "take a name that ends in .img.gz or .img");
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text(
                    target.nodes() + ": save " + (target.remote().isEmpty() ? "the card" : target.remote())));
            return ExitStatus.OK;
        }
        String node = target.nodes().iterator().next();
        Optional<Device> device = Optional.ofNullable(
                NodeDevices.look(context, target.nodes(), target.remote()).get(node));
        return device.isEmpty() ? FAILED : save(node, device.get(), file);
    }

    private ExitStatus save(String node, Device device, Path file) {
        boolean live = invocation.options().hasOption("live");
        if (!device.uses().isEmpty() && !live) {
            NodeDevices.error(
                    context,
                    node + ": " + device.path() + " is in use: " + device.uses().get(0)
                            + "; what is copied while it changes may not be whole: --live does it all the same");
            return FAILED;
        }
        if (invocation.options().hasOption("dry-run")) {
            context.emit(new Event.Text(node + ": save " + NodeDevices.text(device) + ", to " + file));
            return ExitStatus.OK;
        }
        if (!NodeDevices.admit(context, Map.of(node, device), Device::reading)) {
            return FAILED;
        }
        if (!device.uses().isEmpty()) {
            String text =
                    node + ": " + device.path() + " changes while it is copied; its file systems will want a check";
            context.emit(new Event.Message(Event.Severity.WARNING, text));
        }
        ImageSave save = new ImageSave(device, file);
        NodeTask task = work -> {
            long there = save.from(work);
            String had = there > 0 ? ", " + ByteCount.text(there) + " of it there already" : "";
            work.say(NodeDevices.text(device) + ", in " + ByteCount.text(Files.size(file)) + had
                    + ": every byte is as it was read");
        };
        ExitStatus status = context.onEach(
                        NodeSet.of(node), invocation.statement().raw(), task, save::progress)
                .status();
        if (!status.ok() && save.kept() > 0) {
            String kept = ByteCount.text(save.kept()) + " of " + ByteCount.text(device.size());
            String text = kept + " are kept in " + file + ".part: the same line again goes on there";
            context.emit(new Event.Message(Event.Severity.INFO, text));
        }
        return status;
    }
}
