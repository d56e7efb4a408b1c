package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.transport.ExitStatus;

/** Records what is typed, as a script that can be run, or the screen. */
final class RecordLines implements Builtin {
    @Override
    public String name() {
        return "record";
    }

    @Override
    public String summary() {
        return "Record what is typed and what comes of it to FILE, as a script that runs; alone, say whether that is done";
    }

    @Override
    public String arguments() {
        return "[FILE|stop|pause|resume]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "record build.pish",
                "record -a build.pish",
                "record --cast demo.cast",
                "record pause",
                "record resume",
                "record stop",
                "record");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(new Option("a", "append", false, "go on at the end of a file that exists"))
                .addOption(Option.builder()
                        .longOpt("cast")
                        .desc("record the screen instead, for asciinema (asciicast v2)")
                        .get());
    }

    @Override
    public boolean writesFiles() {
        return true;
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        boolean append = invocation.options().hasOption("a");
        boolean cast = invocation.options().hasOption("cast");
        Journals journals = context.journals();
        if (invocation.arguments().isEmpty() && !append && !cast) {
            return show(context);
        }
        String file = invocation.one("FILE", cast ? "type record --cast FILE" : "type record -a FILE");
        if (cast && append) {
            throw invocation.fault(file, "a recording of the screen cannot go on at the end of another", "");
        }
        if (cast) {
            journals.recordScreen(Invocation.path(file));
            return ExitStatus.OK;
        }
        boolean word = !append && List.of("stop", "pause", "resume").contains(file);
        if (word) {
            return change(context, file);
        }
        journals.record(Invocation.path(file), append);
        return ExitStatus.OK;
    }

    private static ExitStatus show(Context context) {
        List<Path> files = context.journals().recording();
        String paused = context.journals().paused() ? ", which pauses" : "";
        files.forEach(file -> context.emit(new Event.Text("recording to " + file + paused)));
        if (files.isEmpty()) {
            context.emit(new Event.Text("not recording"));
        }
        return ExitStatus.OK;
    }

    private static ExitStatus change(Context context, String what) throws IOException {
        Journals journals = context.journals();
        boolean pauses = what.equals("pause") && !journals.paused();
        if (journals.recording().isEmpty() || (what.equals("resume") && !journals.paused())) {
            String none = journals.recording().isEmpty() ? "nothing is being recorded" : "the recording does not pause";
            context.emit(new Event.Message(Event.Severity.ERROR, none));
            return new ExitStatus(1);
        }
        if (what.equals("stop")) {
            for (Path file : journals.stopRecording()) {
                say(context, "recorded to " + file);
            }
            return ExitStatus.OK;
        }
        journals.pause(pauses);
        say(context, pauses ? "the recording pauses; record resume goes on" : "recording again");
        return ExitStatus.OK;
    }

    private static void say(Context context, String text) {
        context.emit(new Event.Message(Event.Severity.INFO, text));
    }
}
