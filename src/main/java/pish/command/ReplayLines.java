package pish.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.transport.ExitStatus;

/** Runs the lines of a recording again, and compares what comes of them. */
final class ReplayLines implements Builtin {
    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String summary() {
        return "Run the lines of a recording, and show each; --check says which do not come to what was recorded";
    }

    @Override
    public String arguments() {
        return "FILE";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "replay build.pish",
                "replay --step build.pish",
                "replay --check build.pish",
                "replay --statuses build.pish");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("s")
                        .longOpt("step")
                        .desc("ask before each line: yes, no, all, quit")
                        .get())
                .addOption(Option.builder()
                        .longOpt("check")
                        .desc("compare statuses and outputs with those recorded; 1 where they differ, else 0")
                        .get())
                .addOption(Option.builder()
                        .longOpt("statuses")
                        .desc("compare statuses alone")
                        .get());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        String name = invocation.one("FILE", "type replay FILE");
        boolean step = invocation.options().hasOption("step");
        Journals.Check check = invocation.options().hasOption("statuses")
                ? Journals.Check.STATUSES
                : invocation.options().hasOption("check") ? Journals.Check.ALL : Journals.Check.NOTHING;
        try {
            return context.journals().replay(Invocation.path(name), new Journals.Replaying(step, check));
        } catch (IOException e) {
            throw invocation.fault(name, e.getMessage(), "");
        }
    }
}
