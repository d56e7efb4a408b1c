package pish.syntax;

import pish.syntax.Continuation.Kind;

/**
 * Takes quotes, expansions and other bracketed parts of shell words, however nested. What nests in what is bash's own
 * rule, which is not always POSIX's: a single quote counts inside <code>"${x:-…}"</code>, and nothing but an unescaped
 * backquote ends a backquote.
 */
final class ShellQuotes {
    private final ShellCursor cursor;
    private final ShellHeredocs heredocs;

    ShellQuotes(ShellCursor cursor, ShellHeredocs heredocs) {
        this.cursor = cursor;
        this.heredocs = heredocs;
    }

    /** Takes what begins with the quote {@code c}, if it is one: {@code '}, {@code "} or a backquote. */
    boolean quote(int c) {
        switch (c) {
            case '\'' -> single();
            case '"' -> doubled();
            case '`' -> untilQuote("`", '`');
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Takes what follows a dollar sign that was just taken and belongs to it. */
    void dollar() {
        int start = cursor.position() - 1;
        switch (cursor.peek()) {
            case '\'' -> untilQuote("$'", '\'');
            case '"' -> doubled();
            default -> expansion(start);
        }
    }

    /** Takes the expansion whose dollar sign at {@code start} was just taken; quotes after it do not belong to it. */
    private void expansion(int start) {
        switch (cursor.peek()) {
            case '(' -> substitution("$(", start);
            case '{' -> braces(start);
            case '[' -> {
                cursor.skip();
                pair("$[", start, '[', ']', "(");
            }
            case '$' -> cursor.skip();
            default -> {}
        }
    }

    /**
     * Takes a command substitution or a process substitution, from its bracket on. Two brackets are taken for
     * arithmetic, in which quotes and brackets count but commands do not.
     */
    void substitution(String opener, int start) {
        cursor.skip();
        if (cursor.peek() == '(') {
            pair(opener + "(", start, '(', ')', "(");
            return;
        }
        cursor.open(opener, start);
        ShellHeredocs inner = heredocs.inSubstitution();
        new ShellGrammar(cursor, inner).substitution();
        heredocs.announceFirst(inner);
        cursor.close();
    }

    /** Takes {@code (…)} in which quotes and brackets count, from the bracket on. */
    void parentheses(int start) {
        cursor.skip();
        pair("(", start, '(', ')', "");
    }

    /** Takes {@code (…)} in which quotes, brackets and commands count, from the bracket on. */
    void arithmetic(int start) {
        cursor.skip();
        pair("((", start, '(', ')', "(");
    }

    /** Takes the {@code […]} of an array's element, in which quotes, brackets and expansions count, from the bracket on. */
    void subscript(int start) {
        cursor.skip();
        pair("[", start, '[', ']', "({[");
    }

    private void single() {
        int start = cursor.position();
        cursor.skip();
        while (cursor.raw() != '\'') {
            requireMore("'", start);
            cursor.skip();
        }
        cursor.skip();
    }

    private void untilQuote(String opener, char quote) {
        int start = cursor.position() - (opener.length() - 1);
        cursor.skip();
        for (int c = cursor.next(); c != quote; c = cursor.next()) {
            requireMore(c, opener, start);
            escaped(c);
        }
    }

    private void doubled() {
        int start = cursor.position();
        cursor.skip();
        cursor.open("\"", start);
        for (int c = cursor.peek(); c != '"'; c = cursor.peek()) {
            requireMore("\"", start);
            if (c != '`' || !quote(c)) {
                cursor.skip();
                escaped(c);
                if (c == '$') {
                    expansion(cursor.position() - 1);
                }
            }
        }
        cursor.skip();
        cursor.close();
    }

    private void braces(int start) {
        cursor.skip();
        cursor.open("${", start);
        for (int c = cursor.peek(); c != '}'; c = cursor.peek()) {
            int here = cursor.position();
            requireMore(c, "${", start);
            if (!quote(c)) {
                cursor.skip();
                escaped(c);
                if (c == '$') {
                    dollar();
                } else if ((c == '<' || c == '>') && cursor.peek() == '(') {
                    substitution((char) c + "(", here);
                }
            }
        }
        cursor.skip();
        cursor.close();
    }

    /** Takes up to the bracket that matches one already taken; {@code expansions} are the brackets that count after $. */
    private void pair(String opener, int start, char open, char close, String expansions) {
        cursor.open(opener, start);
        int depth = 1;
        while (depth > 0) {
            int c = cursor.peek();
            requireMore(c, opener, start);
            if (!quote(c)) {
                cursor.skip();
                escaped(c);
                depth += c == open ? 1 : c == close ? -1 : 0;
                if (c == '$') {
                    dollarInPair(expansions);
                }
            }
        }
        cursor.close();
    }

    private void dollarInPair(String expansions) {
        int next = cursor.peek();
        if (next == '\'') {
            dollar();
        } else if (expansions.indexOf(next) >= 0) {
            expansion(cursor.position() - 1);
        }
    }

    private void escaped(int c) {
        if (c == '\\') {
            cursor.skip();
        }
    }

    private void requireMore(String opener, int start) {
        requireMore(cursor.raw(), opener, start);
    }

    private void requireMore(int c, String opener, int start) {
        if (c == ShellCursor.END) {
            Kind kind = "'\"`".indexOf(opener.charAt(opener.length() - 1)) >= 0 ? Kind.QUOTE : Kind.CONSTRUCT;
            throw cursor.unfinished(kind, opener, start);
        }
    }
}
