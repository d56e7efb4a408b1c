package pish.command;

import java.time.Duration;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.syntax.Statement;
import pish.transport.ExitStatus;

/** Runs a command again and again, and shows what it comes to in place of what it came to before. */
final class Watch implements Builtin {
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final String COUNT = "n";

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String summary() {
        return "Run a command every DURATION (2s), on the whole screen and with what changed highlighted; q or Ctrl-C "
                + "ends it, and without a terminal results follow each other";
    }

    @Override
    public String arguments() {
        return "[DURATION] TARGET: COMMAND";
    }

    @Override
    public Options options() {
        Option count = new Option(COUNT, "count", true, "end after so many runs");
        count.setArgName("COUNT");
        return new Options().addOption(count);
    }

    @Override
    public List<String> examples() {
        return List.of("watch all: uptime", "watch 5s @workers: vcgencmd measure_temp", "watch -n 3 1s all: free -m");
    }

    @Override
    public boolean takesCommand() {
        return true;
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        Statement.Broadcast tail = Tails.require(invocation);
        Duration interval = invocation.arguments().isEmpty() ? USUAL : interval(invocation);
        String count = invocation.options().getOptionValue(COUNT, "0");
        if (invocation.options().hasOption(COUNT) && !count.matches("[1-9][0-9]{0,8}")) {
            throw invocation.fault(count, "not a number of runs: " + count, "watch -n 3 2s all: uptime");
        }
        return context.monitor().watch(Tails.nodes(context, tail), tail.command(), interval, Integer.parseInt(count));
    }

    private static Duration interval(Invocation invocation) {
        String text = invocation.only();
        String wanted = Setting.DurationText.WANTED;
        Duration interval = Setting.DurationText.parse(text)
                .orElseThrow(() -> invocation.fault(text, "not a duration: " + text, wanted));
        if (interval.compareTo(SHORTEST) < 0) {
            throw invocation.fault(text, "too short an interval: " + text, "100ms is the shortest");
        }
        return interval;
    }
}
