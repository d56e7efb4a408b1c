package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import pish.exec.Event;
import pish.machinefile.Diff;
import pish.machinefile.Edit;
import pish.machinefile.HostFile;
import pish.machinefile.StoredFile;
import pish.syntax.SyntaxError;

/** Has the machinefile follow nodes that are called otherwise now. */
final class MachineFileNames {
    private MachineFileNames() {}

    /**
     * Renames in the machinefile, if there is one; a faulty one is not touched, which is said.
     *
     * @param names names or addresses, new ones by old ones
     */
    static void rename(Context context, Map<String, String> names) throws IOException {
        Path path = context.machineFile().path();
        StoredFile stored = StoredFile.read(path);
        if (!stored.present()) {
            return;
        }
        try {
            HostFile before = HostFile.of(path, stored.text(), Optional.empty());
            String after = Edit.rename(before, names).sound().text();
            if (!after.equals(stored.text())) {
                stored.replace(after);
                String what = "wrote " + path + ": " + Diff.summary(stored.text(), after);
                context.emit(new Event.Message(Event.Severity.INFO, what));
            }
        } catch (SyntaxError e) {
            String what = e.getMessage() + "; it has the old names still: machinefile edit";
            context.emit(new Event.Message(Event.Severity.WARNING, what));
        }
    }
}
