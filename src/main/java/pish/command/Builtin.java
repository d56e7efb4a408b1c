package pish.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.cli.Options;
import pish.transport.ExitStatus;

/**
 * A command of pish itself. What help, completion, the documents and the manual say of it comes from here, and it says
 * everything through its {@link Context}.
 */
public interface Builtin {
    /** Where a LINE follows the name at once. */
    Pattern BLANKS = Pattern.compile("[ \\t]+");

    /** Returns the name by which it is called. */
    String name();

    /** Returns what it does, in one line that begins with a capital and ends without a full stop. */
    String summary();

    /** Returns its arguments, for example {@code [NAME]}; the options are listed by themselves. */
    String arguments();

    /** Returns whole lines that show it at work; a test parses them. */
    List<String> examples();

    /** Returns its options; where there are none, words that begin with a hyphen are arguments like others. */
    default Options options() {
        return new Options();
    }

    /** Returns whether its line ends in {@code TARGET: COMMAND}. */
    default boolean takesCommand() {
        return false;
    }

    /** Returns what stands between the name and the LINE that its line ends in, blanks included; empty where it has none. */
    default Optional<Pattern> beforeLine() {
        return Optional.empty();
    }

    /** Returns whether it asks how the line before ended, which then neither stops a script nor counts. */
    default boolean isCondition() {
        return false;
    }

    /** Returns whether it writes files, so that a dry run only names it. */
    default boolean writesFiles() {
        return false;
    }

    /**
     * Returns what could stand at the end of its arguments, beside what completion makes of {@link #arguments} itself:
     * targets, files, sources of groups, and words that stand for themselves.
     *
     * @param words the words before the one to complete, without the name
     * @return words, in the order to show them; one that ends in {@code =} goes on
     */
    default List<String> complete(Context context, List<String> words) {
        return List.of();
    }

    /**
     * Runs it.
     *
     * @throws pish.syntax.SyntaxError if an argument is none; its source is the line, or the argument alone
     * @throws java.io.IOException if a file cannot be read or written; its message says which and why
     */
    ExitStatus run(Context context, Invocation invocation) throws java.io.IOException;
}
