package pish.shell;

import java.io.IOException;
import pish.command.Builtin;
import pish.syntax.Parser;
import pish.syntax.Statement;

/** Lines that ask how the one before ended: {@code if-ok} and {@code if-failed}. */
final class Conditions {
    private final Shell shell;
    private final Parser parser;

    Conditions(Shell shell, Parser parser) {
        this.shell = shell;
        this.parser = parser;
    }

    /** Returns whether a line is one of them. */
    boolean is(Statement statement) {
        return statement instanceof Statement.Builtin builtin
                && shell.builtins()
                        .get(builtin.name())
                        .filter(Builtin::isCondition)
                        .isPresent();
    }

    /** Returns whether the next line is one of them; waits for it. */
    boolean next(Lookahead lines) {
        try {
            return lines.isNext(text -> is(parsed(text)), text -> parsed(text) instanceof Statement.Blank);
        } catch (IOException e) {
            // whoever takes the next line is told
            return false;
        }
    }

    /** Returns what a line says, as long as it is one; else null. */
    private Statement parsed(String text) {
        return TypedText.statement(text, parser).orElse(null);
    }
}
