package pish.command;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.apache.commons.cli.CommandLine;
import pish.syntax.InnerLine;
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

    /** Returns the LINE that there must be. */
    public InnerLine inner(String hint) {
        return statement.inner().orElseThrow(() -> missing("LINE", hint));
    }

    /** Returns the one argument that there may be; there is one. */
    public String only() {
        if (arguments.size() > 1) {
            String second = arguments.get(1);
            throw fault(
                    second, "one argument too many: " + second, "help " + statement.name() + " shows what it takes");
        }
        return arguments.get(0);
    }

    /** Returns the one argument that there must be. */
    public String one(String what, String hint) {
        if (arguments.isEmpty()) {
            throw missing(what, hint);
        }
        return only();
    }

    /** Returns the file that an argument names; {@code ~/} is the user's home folder. */
    public static Path path(String argument) {
        return Path.of(argument.replaceFirst("^~(?=/|$)", Matcher.quoteReplacement(System.getProperty("user.home"))));
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
