package pish.syntax;

import java.util.stream.Collectors;

/** Statements as lines that have the values in them. */
public final class StatementText {
    private StatementText() {}

    /** Returns a line that says what a statement does, without what is not for pish: blanks around it, comments. */
    public static String of(Statement statement) {
        if (statement instanceof Statement.Broadcast broadcast) {
            return broadcast.target() + ": " + broadcast.command();
        }
        if (statement instanceof Statement.Use use) {
            return use.target() + ":";
        }
        return statement instanceof Statement.Builtin builtin
                ? of(builtin)
                : statement.raw().strip();
    }

    private static String of(Statement.Builtin builtin) {
        String words = builtin.words().stream().map(StatementText::written).collect(Collectors.joining(" "));
        String tail = builtin.tail().map(there -> " " + of(there)).orElse("");
        String redirection = builtin.redirection().map(there -> " " + of(there)).orElse("");
        String inner = builtin.inner().map(there -> " " + there.text()).orElse("");
        return words + tail + redirection + inner;
    }

    private static String written(Word word) {
        return word.quoted() ? Words.quote(word.text()) : word.text();
    }

    private static String of(Redirection redirection) {
        return switch (redirection.kind()) {
            case PIPE -> "| " + redirection.text();
            case WRITE -> "> " + Words.quote(redirection.text());
            case APPEND -> ">> " + Words.quote(redirection.text());
        };
    }
}
