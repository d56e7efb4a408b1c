package pish.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pish.exec.Event;
import pish.transport.ExitStatus;

/** Runs a line if the one before went well, or if it did not. */
final class Conditional implements Builtin {
    private final String name;
    private final boolean wanted;
    private final String summary;
    private final List<String> examples;

    private Conditional(String name, boolean wanted, String summary, List<String> examples) {
        this.name = name;
        this.wanted = wanted;
        this.summary = summary;
        this.examples = examples;
    }

    static Conditional ok() {
        return new Conditional(
                "if-ok",
                true,
                "Run LINE if the line before ended with 0; that one then stops no script",
                List.of("if-ok all: sudo systemctl restart munge", "if-ok @ok: echo still here"));
    }

    static Conditional failed() {
        return new Conditional(
                "if-failed",
                false,
                "Run LINE if the line before did not end with 0; that one then stops no script",
                List.of("if-failed @failed: journalctl -n 20", "if-failed exit 1"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public String arguments() {
        return "LINE";
    }

    @Override
    public List<String> examples() {
        return examples;
    }

    @Override
    public Optional<Pattern> beforeLine() {
        return Optional.of(BLANKS);
    }

    @Override
    public boolean isCondition() {
        return true;
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        invocation.inner(name + " all: uptime, say");
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text(wanted ? "if that ends with 0:" : "if that does not end with 0:"));
            return context.script().perform(invocation.statement());
        }
        if (context.script().before().ok() != wanted) {
            context.script().read(invocation.statement());
            return ExitStatus.OK;
        }
        return context.script().perform(invocation.statement());
    }
}
