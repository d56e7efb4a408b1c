package pish.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pish.exec.Event;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Runs a line several times. */
final class Repeat implements Builtin {
    private static final String WAIT = "wait";

    @Override
    public String name() {
        return "repeat";
    }

    @Override
    public String summary() {
        return "Run LINE N times, with a pause in between; Ctrl-C ends it, and a failure does where it would end a script";
    }

    @Override
    public String arguments() {
        return "N [wait DURATION] LINE";
    }

    @Override
    public List<String> examples() {
        return List.of("repeat 3 all: ./bench", "repeat 60 wait 10s all: vcgencmd measure_temp");
    }

    @Override
    public Optional<Pattern> beforeLine() {
        return Optional.of(Pattern.compile("[ \\t]+\\S+(?:[ \\t]+wait[ \\t]+\\S+)?+[ \\t]+"));
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        invocation.inner("repeat 3 all: uptime, say");
        List<String> words = invocation.arguments();
        String count = words.get(0);
        if (!count.matches("[1-9][0-9]{0,8}")) {
            throw invocation.fault(count, "not a number of times: " + count, "repeat 3 LINE");
        }
        int times = Integer.parseInt(count);
        Duration pause = words.contains(WAIT) ? duration(invocation, words.get(2)) : Duration.ZERO;
        if (context.settings().on(Setting.DRY_RUN)) {
            String apart = pause.isZero() ? "" : ", " + words.get(2) + " apart";
            context.emit(new Event.Text(times + (times == 1 ? " time" : " times") + apart + ":"));
            return context.script().perform(invocation.statement());
        }
        return repeat(context, invocation, times, pause);
    }

    private static ExitStatus repeat(Context context, Invocation invocation, int times, Duration pause) {
        ScriptControl script = context.script();
        ExitStatus largest = ExitStatus.OK;
        for (int time = 1; time <= times; time++) {
            ExitStatus status = script.runInner(invocation.statement());
            largest = largest.max(status);
            if (time < times && script.goesOn(status)) {
                script.pause(pause);
            }
            if (context.interrupted()) {
                return largest.max(ExitStatus.INTERRUPTED);
            }
            if (!script.goesOn(status)) {
                return largest;
            }
        }
        return largest;
    }

    private static Duration duration(Invocation invocation, String text) {
        SyntaxError fault = invocation.fault(text, "not a duration: " + text, Setting.DurationText.WANTED);
        return Setting.DurationText.parse(text).orElseThrow(() -> fault);
    }
}
