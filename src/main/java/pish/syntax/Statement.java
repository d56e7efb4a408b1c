package pish.syntax;

import java.util.List;
import java.util.Optional;

/**
 * What one logical line says. Every index is one of {@link #raw}, in UTF-16 units. Names of nodes and the inside of a
 * target are not looked at here.
 */
public sealed interface Statement {
    /** Returns the whole line, as {@link Parser#clean} leaves it; lines of a continuation are joined by newlines. */
    String raw();

    /** Tells whether the line goes into history and recordings: one that begins with a blank does not. */
    default boolean recorded() {
        return raw().isEmpty() || !Head.isBlank(raw().charAt(0));
    }

    /**
     * {@code TARGET: COMMAND}.
     *
     * @param target what stands before the colon: no white space, not empty, else unchecked
     * @param command everything after the blanks that follow the colon, byte for byte: trailing blanks, newlines and
     *     backslashes at line ends included
     */
    record Broadcast(String raw, String target, int targetStart, String command, int commandStart)
            implements Statement {}

    /** {@code : COMMAND}: for the default target, also when the command begins with a built-in's name. */
    record ToDefault(String raw, String command, int commandStart) implements Statement {}

    /** {@code TARGET:} alone: the default target from now on. */
    record Use(String raw, String target, int targetStart) implements Statement {}

    /** {@code !COMMAND}, for this machine; an empty command asks for a shell. */
    record Local(String raw, String command, int commandStart) implements Statement {}

    /**
     * A built-in with its arguments.
     *
     * @param name its name; of an alias what it stands for
     * @param words the name and the arguments, split and quoted as in sh; without the tail and the redirection
     * @param tail the {@code TARGET: COMMAND} at the end, only of built-ins that have one
     * @param redirection where the output goes instead of the screen
     * @param inner the LINE at the end, only of built-ins that have one; what is before it are the words
     */
    record Builtin(
            String raw,
            String name,
            List<Word> words,
            Optional<Broadcast> tail,
            Optional<Redirection> redirection,
            Optional<InnerLine> inner)
            implements Statement {
        /** Copies the words. */
        public Builtin {
            words = List.copyOf(words);
        }

        /** Returns the arguments' text, without the name. */
        public List<String> arguments() {
            return words.stream().skip(1).map(Word::text).toList();
        }
    }

    /** Nothing: an empty line or a comment. */
    record Blank(String raw) implements Statement {}

    /**
     * A line of none of these forms: it goes to the default target or, without one, is refused with {@link Advice}.
     *
     * @param start index of the first character that is not blank
     */
    record Other(String raw, int start) implements Statement {
        /** Returns the command, without the blanks before it. */
        public String command() {
            return raw.substring(start);
        }
    }
}
