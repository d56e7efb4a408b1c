package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import pish.transport.ExitStatus;

/** Runs the lines of a file. */
final class SourceFile implements Builtin {
    @Override
    public String name() {
        return "source";
    }

    @Override
    public String summary() {
        return "Run the lines of a file; settings and default target that it makes end with it";
    }

    @Override
    public String arguments() {
        return "FILE";
    }

    @Override
    public List<String> examples() {
        return List.of("source build.pish", "source ~/setup.pish");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        String name = invocation.one("FILE", "type source FILE");
        Path file = Invocation.path(name);
        try {
            return context.source(file);
        } catch (IOException e) {
            throw invocation.fault(name, e.getMessage(), "");
        }
    }
}
