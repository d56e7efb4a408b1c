package pish.command;

import java.util.List;
import java.util.Locale;
import pish.exec.Event;
import pish.transport.ExitStatus;

/** Lists the lines that were typed. */
final class History implements Builtin {
    private static final String GO_ON = "       ";

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String summary() {
        return "List the lines typed so far, or the last N of them";
    }

    @Override
    public String arguments() {
        return "[N]";
    }

    @Override
    public List<String> examples() {
        return List.of("history", "history 20", "history | grep apt");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        List<String> lines = context.history();
        int first = invocation.arguments().isEmpty() ? 0 : Math.max(0, lines.size() - wanted(invocation));
        for (int i = first; i < lines.size(); i++) {
            String text =
                    String.format(Locale.ROOT, "%5d  %s", i + 1, lines.get(i).replace("\n", "\n" + GO_ON));
            text.lines().map(Event.Text::new).forEach(context::emit);
        }
        return ExitStatus.OK;
    }

    private static int wanted(Invocation invocation) {
        String number = invocation.only();
        if (!number.matches("[0-9]{1,6}")) {
            throw invocation.fault(number, "not a number of lines: " + number, "type history 20, say");
        }
        return Integer.parseInt(number);
    }
}
