package pish.shell;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import pish.command.ScriptControl;
import pish.command.Variables;
import pish.node.NodeSet;
import pish.syntax.InnerLine;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/** Lines within lines, and how the line before ended. */
final class InnerLines implements ScriptControl {
    /** More lines in one another nobody types; the stack must not judge it. */
    private static final int DEEPEST = 50;

    private static final long TICK_MILLIS = 20;

    private final Shell shell;
    private final Interpreter interpreter;
    private final Variables variables = new Variables();
    private ExitStatus before = ExitStatus.OK;
    private int depth;

    InnerLines(Shell shell, Interpreter interpreter) {
        this.shell = shell;
        this.interpreter = interpreter;
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public ExitStatus before() {
        return before;
    }

    void before(ExitStatus status) {
        before = status;
    }

    @Override
    public Statement read(Statement.Builtin outer) {
        return read(outer, interpreter::read);
    }

    private static Statement read(Statement.Builtin outer, Function<String, Statement> reader) {
        InnerLine inner = outer.inner().orElseThrow();
        try {
            return reader.apply(inner.text());
        } catch (SyntaxError e) {
            throw within(outer, inner, e);
        }
    }

    @Override
    public void check(Statement.Builtin outer) {
        read(outer, shell.builtins().parser()::parse);
    }

    @Override
    public SyntaxError refusal(Statement line) {
        return interpreter.refusal(line);
    }

    @Override
    public NodeSet nodes(String target) {
        return new Reach(shell).of(target).orElseGet(() -> shell.resolve(target));
    }

    @Override
    public ExitStatus perform(Statement.Builtin outer) {
        Statement statement = read(outer);
        return deeper(outer, () -> interpreter.performInner(statement));
    }

    @Override
    public ExitStatus runInner(Statement.Builtin outer) {
        Statement statement = read(outer);
        return deeper(
                outer, () -> interpreter.runInner(outer.inner().orElseThrow().text(), statement));
    }

    @Override
    public ExitStatus run(String line) {
        return interpreter.runInner(line, shell.builtins().parser().parse(line));
    }

    private ExitStatus deeper(Statement.Builtin outer, Supplier<ExitStatus> line) {
        InnerLine inner = outer.inner().orElseThrow();
        if (depth == DEEPEST) {
            throw new SyntaxError(
                    "too many lines in one another",
                    outer.raw(),
                    inner.start(),
                    outer.raw().length());
        }
        depth++;
        try {
            ExitStatus status = line.get();
            before = status;
            return status;
        } catch (SyntaxError e) {
            throw within(outer, inner, e);
        } finally {
            depth--;
        }
    }

    private static SyntaxError within(Statement.Builtin outer, InnerLine inner, SyntaxError fault) {
        return fault.source().equals(inner.text()) ? fault.within(outer.raw(), inner.start()) : fault;
    }

    @Override
    public boolean goesOn(ExitStatus status) {
        return interpreter.goesOn(status);
    }

    @Override
    public void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end && !shell.interrupted()) {
            shell.line().run().tick(System.nanoTime());
            shell.jobs().news().tell();
            try {
                TimeUnit.NANOSECONDS.sleep(
                        Math.min(end - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
