package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import pish.exec.Event;
import pish.files.Push;
import pish.files.Source;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Copies a machinefile to nodes, so that MPI can be started on each of them. */
final class MachineFileSync {
    private final MachineFileCall call;

    MachineFileSync(MachineFileCall call) {
        this.call = call;
    }

    /** Copies it to the same place below the home folder, whole or not at all. */
    ExitStatus sync() throws IOException {
        call.existing().sound();
        NodeSet nodes = nodes();
        String remote = remote(call.path());
        if (nodes.isEmpty()) {
            call.say(Event.Severity.INFO, "no nodes");
            return ExitStatus.OK;
        }
        if (call.dryRun()) {
            call.context().emit(new Event.Text(nodes + " (" + nodes.size() + "): " + call.path() + ", to " + remote));
            return ExitStatus.OK;
        }
        Push push = new Push(List.of(Source.read(call.path().toRealPath())), remote, nodes.size());
        return call.context()
                .onEach(
                        nodes,
                        call.invocation().statement().raw(),
                        work -> work.say(CopyText.of(push.to(work))),
                        push::progress)
                .status();
    }

    private NodeSet nodes() {
        if (call.arguments().isEmpty()) {
            return call.context().cluster().all();
        }
        String target = call.one("TARGET", "type machinefile sync all");
        return call.invocation().reading(target, call.context()::resolve);
    }

    private static String remote(Path file) {
        Path home = Path.of(System.getProperty("user.home")).toAbsolutePath().normalize();
        Path path = file.toAbsolutePath().normalize();
        return "~/" + (path.startsWith(home) ? home.relativize(path) : path.getFileName());
    }
}
