package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.exec.NodeWork;
import pish.files.Push;
import pish.files.Source;
import pish.transport.ExitStatus;

/** Copies files to nodes. */
final class PushFiles implements Builtin {
    @Override
    public String name() {
        return "push";
    }

    @Override
    public String summary() {
        return "Copy files and folders to nodes, whole or not at all, and skip what is there already";
    }

    @Override
    public String arguments() {
        return "LOCAL... TARGET[:REMOTE]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "push hello.py all:",
                "push -n *.conf site/ pi[02-04]:/etc/app/",
                "push --chain big.iso @workers:~/images/");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("n")
                        .longOpt("dry-run")
                        .desc("only say what would be copied where")
                        .get())
                .addOption(Option.builder()
                        .longOpt("chain")
                        .desc("have each node hand files on to the next, over ssh")
                        .get());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        List<String> arguments = invocation.arguments();
        if (arguments.size() < 2) {
            throw invocation.missing(
                    arguments.isEmpty() ? "what to push" : "where to push it", "push LOCAL... TARGET[:REMOTE]");
        }
        String last = arguments.get(arguments.size() - 1);
        RemoteTarget target = RemoteTarget.read(context, invocation, last);
        List<Source> sources = sources(invocation, arguments.subList(0, arguments.size() - 1));
        sources.forEach(source -> source.skipped()
                .forEach(path -> context.emit(new Event.Message(
                        Event.Severity.WARNING, path + ": left out, it is neither a file nor a folder"))));
        if (target.nodes().isEmpty()) {
            context.emit(new Event.Message(Event.Severity.INFO, last + ": no nodes"));
            return ExitStatus.OK;
        }
        if (invocation.options().hasOption("dry-run") || context.settings().on(Setting.DRY_RUN)) {
            return name(context, sources, target);
        }
        Push push = new Push(sources, target.remote(), target.nodes().size());
        if (invocation.options().hasOption("chain") && !ChainedPush.run(context, sources, target, push)) {
            return ExitStatus.INTERRUPTED;
        }
        return context.onEach(target.nodes(), invocation.statement().raw(), work -> push(push, work), push::progress)
                .status();
    }

    private static List<Source> sources(Invocation invocation, List<String> locals) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String local : locals) {
            for (Path path : LocalPaths.of(invocation, local)) {
                sources.add(Source.read(path));
            }
        }
        return sources;
    }

    private static ExitStatus name(Context context, List<Source> sources, RemoteTarget target) {
        String where = target.remote().isEmpty() ? "the shell's directory" : target.remote();
        for (Source source : sources) {
            context.emit(new Event.Text(target.nodes() + " (" + target.nodes().size() + "): " + source.path() + ", "
                    + CopyText.amount(source.files(), source.bytes()) + ", to " + where));
        }
        return ExitStatus.OK;
    }

    private static void push(Push push, NodeWork work) throws IOException {
        work.say(CopyText.of(push.to(work)));
    }
}
