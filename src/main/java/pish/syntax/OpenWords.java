package pish.syntax;

import java.util.Optional;
import pish.syntax.Continuation.Kind;

/** Tells whether a built-in's line goes on: after a backslash at its end, inside quotes, or in its tail as in bash. */
final class OpenWords {
    private final String line;
    private int at;
    private boolean redirected;

    private OpenWords(String line, int start) {
        this.line = line;
        this.at = start;
    }

    static Continuation in(String line, int start, boolean tailed) {
        return new OpenWords(line, start).read(tailed);
    }

    private Continuation read(boolean tailed) {
        Words words = new Words(line, at, Optional.empty());
        for (boolean first = true; words.more(); first = false) {
            at = words.position();
            int end = Head.runEnd(line, at);
            if (tailed && !first && !redirected && Head.endsTarget(line, at, end)) {
                int body = Head.skipBlanks(line, end);
                return Continuation.ofShell(line.substring(body)).shifted(body);
            }
            Continuation word = word();
            if (word.isOpen()) {
                return word;
            }
            words = new Words(line, at, Optional.empty());
        }
        return Continuation.COMPLETE;
    }

    /** Takes a word with its bars and signs, and returns what is open in it. */
    private Continuation word() {
        while (at < line.length() && !Head.isSpace(line.charAt(at))) {
            char c = line.charAt(at);
            int start = at++;
            redirected |= c == '|' || c == '>';
            if (c == '\\' && at++ == line.length()) {
                return new Continuation(Kind.BACKSLASH, "\\", start);
            }
            if ((c == '\'' || c == '"') && !takeQuote(c)) {
                return new Continuation(Kind.QUOTE, Character.toString(c), start);
            }
        }
        return Continuation.COMPLETE;
    }

    private boolean takeQuote(char quote) {
        while (at < line.length() && line.charAt(at) != quote) {
            at += quote == '"' && line.charAt(at) == '\\' ? 2 : 1;
        }
        boolean closed = at < line.length();
        at = Math.min(at + 1, line.length());
        return closed;
    }
}
