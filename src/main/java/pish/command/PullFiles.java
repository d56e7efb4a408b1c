package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.files.Pull;
import pish.transport.ExitStatus;

/** Copies files from nodes. */
final class PullFiles implements Builtin {
    @Override
    public String name() {
        return "pull";
    }

    @Override
    public String summary() {
        return "Copy files and folders from nodes, to a folder of each node's name";
    }

    @Override
    public String arguments() {
        return "TARGET:REMOTE [LOCAL]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "pull all:/etc/hostname names", "pull pi[02-04]:results/*.csv", "pull @failed:/var/log/syslog logs/");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("n")
                        .longOpt("dry-run")
                        .desc("only say what would be copied where")
                        .get());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        List<String> arguments = invocation.arguments();
        String usage = "pull TARGET:REMOTE [LOCAL]";
        if (arguments.isEmpty()) {
            throw invocation.missing("what to pull", usage);
        }
        if (arguments.size() > 2) {
            throw invocation.fault(arguments.get(2), "one argument too many: " + arguments.get(2), usage);
        }
        String from = arguments.get(0);
        RemoteTarget target = RemoteTarget.read(context, invocation, from);
        if (target.remote().isEmpty()) {
            throw invocation.fault(from, "which file of " + target.nodes() + " to pull is missing", usage);
        }
        Path local = Invocation.path(arguments.size() > 1 ? arguments.get(1) : ".");
        if (target.nodes().isEmpty()) {
            context.emit(new Event.Message(Event.Severity.INFO, from + ": no nodes"));
            return ExitStatus.OK;
        }
        if (invocation.options().hasOption("dry-run") || context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text(target.nodes() + " (" + target.nodes().size() + "): " + target.remote()
                    + ", to " + local.resolve("NODE")));
            return ExitStatus.OK;
        }
        Pull pull = new Pull(target.remote(), local);
        return context.onEach(
                        target.nodes(),
                        invocation.statement().raw(),
                        work -> work.say(CopyText.of(pull.from(work))),
                        pull::progress)
                .status();
    }
}
