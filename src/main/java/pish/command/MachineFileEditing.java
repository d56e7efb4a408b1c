package pish.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import pish.exec.Event;
import pish.machinefile.StoredFile;
import pish.transport.ExitStatus;

/** Has the user edit a copy of a machinefile, which takes the file's place once nothing is wrong with it. */
final class MachineFileEditing {
    private final MachineFileCall call;

    MachineFileEditing(MachineFileCall call) {
        this.call = call;
    }

    ExitStatus edit() throws IOException {
        call.none();
        var stored = call.stored();
        var folder = Files.createTempDirectory("pish-edit");
        var copy = folder.resolve(String.valueOf(call.path().getFileName()));
        boolean keep = true;
        try {
            Files.writeString(copy, stored.text());
            var status = edit(stored, copy);
            keep = false;
            return status;
        } catch (IOException e) {
            if (!Files.exists(copy) || Files.readString(copy).equals(stored.text())) {
                keep = false;
                throw e;
            }
            throw new IOException(e.getMessage() + "; what you typed is in " + copy, e);
        } finally {
            if (!keep) {
                Files.deleteIfExists(copy);
                Files.deleteIfExists(folder);
            }
        }
    }

    private ExitStatus edit(StoredFile stored, Path copy) throws IOException {
        var title = call.path().toString();
        while (true) {
            if (!call.context().edit(copy, title)) {
                call.say(
                        Event.Severity.ERROR,
                        "machinefile edit needs a terminal; machinefile set, add and remove do not");
                return new ExitStatus(1);
            }
            var after = call.read(stored).edited(Files.readString(copy, StandardCharsets.UTF_8), call.dialect());
            if (after.faults().isEmpty() || after.text().equals(stored.text())) {
                return call.write(stored, after);
            }
            new MachineFileView(call).verdict(after);
            if (call.context().confirm("That cannot be saved. Throw it away?")) {
                call.say(Event.Severity.INFO, call.path() + " stays as it was");
                return new ExitStatus(1);
            }
            var first = after.faults().get(0);
            title = "line " + first.line() + ": " + first.message();
        }
    }
}
