package pish.command;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.syntax.Word;

/**
 * One call of a built-in.
 *
 * @param statement the line as it was read
 * @param options what was given of its options
 * @param arguments the words that are no options
 */
public record Invocation(Statement.Builtin statement, CommandLine options, List<String> arguments) {
    /** Returns a fault of an argument, with its place in the line. */
    public SyntaxError fault(String argument, String message, String hint) {
        for (Word word : statement.words()) {
            if (word.text().equals(argument)) {
                return new SyntaxError(message, statement.raw(), word.start(), word.end(), hint);
            }
        }
        int end = statement.raw().length();
        return new SyntaxError(message, statement.raw(), end, end, hint);
    }

    /** Returns the fault that an argument is missing. */
    public SyntaxError missing(String what, String hint) {
        int end = statement.raw().length();
        return new SyntaxError(what + " is missing", statement.raw(), end, end, hint);
    }

    /** Runs something that reads an argument, with the place of a fault in the whole line. */
    public <T> T reading(String argument, java.util.function.Function<String, T> reader) {
        try {
            return reader.apply(argument);
        } catch (SyntaxError e) {
            for (Word word : statement.words()) {
                if (word.text().equals(argument) && !word.quoted()) {
                    throw e.within(statement.raw(), word.start());
                }
            }
            throw e;
        }
    }
}
