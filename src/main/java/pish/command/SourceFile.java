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
        return "Run the lines of a file; variables, settings and default target that it makes end with it";
    }

    @Override
    public String arguments() {
        return "FILE [ARGUMENT...]";
    }

    @Override
    public List<String> examples() {
        return List.of("source build.pish", "source ~/setup.pish pi[02-04] /opt/app");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        List<String> words = invocation.arguments();
        if (words.isEmpty()) {
            throw invocation.missing("FILE", "type source FILE");
        }
        String name = words.get(0);
        Path file = Invocation.path(name);
        try {
            return context.source(file, words.subList(1, words.size()));
        } catch (IOException e) {
            throw invocation.fault(name, e.getMessage(), "");
        }
    }
}
