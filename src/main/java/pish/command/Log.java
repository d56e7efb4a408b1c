package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import pish.exec.Event;
import pish.transport.ExitStatus;

/** Logs what nodes print to files: a short way to {@code set log-dir}. */
final class Log implements Builtin {
    @Override
    public String name() {
        return "log";
    }

    @Override
    public String summary() {
        return "Log every line that nodes print, with its time, to a file a node in DIR; off ends that";
    }

    @Override
    public String arguments() {
        return "[DIR|off]";
    }

    @Override
    public List<String> examples() {
        return List.of("log logs", "log off", "log");
    }

    @Override
    public boolean writesFiles() {
        return true;
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        if (invocation.arguments().isEmpty()) {
            Optional<Path> folder = context.journals().logging();
            context.emit(new Event.Text(folder.map(f -> "logging to " + f).orElse("not logging")));
            return ExitStatus.OK;
        }
        String folder = invocation.only();
        context.journals().log(Optional.of(folder).filter(f -> !f.equals("off")).map(Invocation::path));
        return ExitStatus.OK;
    }
}
