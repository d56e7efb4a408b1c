package pish.shell;

import java.util.Optional;
import pish.syntax.InnerLine;
import pish.syntax.Parser;
import pish.syntax.Statement;

/**
 * What Tab is about: the kind of word that ends at the cursor.
 *
 * @param kind what could stand there
 * @param name of the built-in, or the target of a command
 * @param point the word and what stands before it
 */
record CompletionPoint(Kind kind, String name, ShellPoint point) {
    /** What could stand at a place. */
    enum Kind {
        /** A built-in or a target. */
        HEAD,
        /** An argument of a built-in. */
        ARGUMENT,
        /** A command or file here. */
        LOCAL,
        /** A command or file on a node. */
        REMOTE,
        /** Nothing that could be known. */
        NOTHING
    }

    /**
     * Finds it.
     *
     * @param text one logical line, up to the cursor
     */
    static CompletionPoint of(String text, Parser parser, Optional<String> defaultTarget) {
        int start = skip(text, 0);
        int end = start;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        String first = text.substring(start, end);
        if (first.startsWith("!")) {
            return new CompletionPoint(Kind.LOCAL, "", ShellPoint.of(text, start + 1));
        }
        if (first.startsWith("#")) {
            return nothing(text);
        }
        if (end == text.length()) {
            return new CompletionPoint(
                    Kind.HEAD, "", new ShellPoint(start, first, first, (char) 0, java.util.List.of()));
        }
        // a letter more, because a line that is not begun is none
        Optional<InnerLine> inner = parser.inner(text + "x");
        if (inner.isPresent()) {
            return of(text.substring(inner.get().start()), parser, defaultTarget);
        }
        Statement statement = TypedText.statement(first + " x", parser).orElse(null);
        if (statement instanceof Statement.Broadcast broadcast) {
            return new CompletionPoint(Kind.REMOTE, broadcast.target(), ShellPoint.of(text, end));
        }
        if (statement instanceof Statement.Builtin builtin) {
            return argument(builtin.name(), ShellPoint.of(text, end), text.substring(end));
        }
        boolean toDefault = statement instanceof Statement.ToDefault || statement instanceof Statement.Other;
        return toDefault && defaultTarget.isPresent()
                ? new CompletionPoint(
                        Kind.REMOTE,
                        defaultTarget.get(),
                        ShellPoint.of(text, statement instanceof Statement.Other ? start : end))
                : nothing(text);
    }

    private static CompletionPoint argument(String builtin, ShellPoint point, String arguments) {
        boolean filter = arguments.indexOf('|') >= 0;
        return new CompletionPoint(filter || point.isRedirected() ? Kind.LOCAL : Kind.ARGUMENT, builtin, point);
    }

    private static CompletionPoint nothing(String text) {
        return new CompletionPoint(Kind.NOTHING, "", ShellPoint.of(text, text.length()));
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }
}
