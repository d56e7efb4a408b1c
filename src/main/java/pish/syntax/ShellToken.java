package pish.syntax;

import java.util.Set;

/**
 * One token of shell text.
 *
 * @param text as written, joined lines excepted; of a newline and of the end it is empty
 * @param position where it begins
 */
record ShellToken(Kind kind, String text, int position) {
    enum Kind {
        WORD,
        /** A number or {@code {name}} that stands directly before {@code <} or {@code >}. */
        DESCRIPTOR,
        REDIRECTION,
        /** {@code ((…))} in whole. */
        ARITHMETIC,
        /** {@code & && ; ;; ;& ;;& | || |& ( )}. */
        OPERATOR,
        NEWLINE,
        END
    }

    private static final Set<String> CLOSERS =
            Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}", "in", "]]");
    private static final Set<String> OPENERS =
            Set.of("if", "while", "until", "for", "select", "case", "{", "[[", "function", "coproc");

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** Tells whether a command may begin here. */
    boolean beginsCommand() {
        return switch (kind) {
            case WORD -> !CLOSERS.contains(text);
            case DESCRIPTOR, REDIRECTION, ARITHMETIC -> true;
            case OPERATOR -> text.equals("(");
            case NEWLINE, END -> false;
        };
    }

    /** Tells whether, where a command is expected, a compound command or a definition begins here. */
    boolean beginsCompound() {
        return kind == Kind.ARITHMETIC || isOperator("(") || (kind == Kind.WORD && OPENERS.contains(text));
    }
}
