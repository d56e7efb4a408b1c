package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.transport.ExitStatus;

/** Records what is typed, as a script that can be run. */
final class RecordLines implements Builtin {
    @Override
    public String name() {
        return "record";
    }

    @Override
    public String summary() {
        return "Record what is typed to FILE, as a script that runs; alone, say whether that is done";
    }

    @Override
    public String arguments() {
        return "[FILE|stop]";
    }

    @Override
    public List<String> examples() {
        return List.of("record build.pish", "record -a build.pish", "record stop", "record");
    }

    @Override
    public Options options() {
        return new Options().addOption(new Option("a", "append", false, "go on at the end of a file that exists"));
    }

    @Override
    public boolean writesFiles() {
        return true;
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        boolean append = invocation.options().hasOption("a");
        if (invocation.arguments().isEmpty() && !append) {
            Optional<Path> file = context.journals().recording();
            context.emit(new Event.Text(file.map(f -> "recording to " + f).orElse("not recording")));
            return ExitStatus.OK;
        }
        String file = invocation.one("FILE", "type record -a FILE");
        if (file.equals("stop") && !append) {
            return stop(context);
        }
        context.journals().record(Invocation.path(file), append);
        return ExitStatus.OK;
    }

    private static ExitStatus stop(Context context) throws IOException {
        Optional<Path> file = context.journals().stopRecording();
        if (file.isEmpty()) {
            context.emit(new Event.Message(Event.Severity.ERROR, "nothing is being recorded"));
            return new ExitStatus(1);
        }
        context.emit(new Event.Message(Event.Severity.INFO, "recorded to " + file.get()));
        return ExitStatus.OK;
    }
}
