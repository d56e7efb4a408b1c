package pish.syntax;

import pish.syntax.ShellLexer.Place;

/**
 * The tokens of shell text with one token of lookahead. A token is read when it is first asked for, in the place of that
 * question, so that nothing behind a syntax error is read.
 */
final class ShellTokens {
    private final ShellCursor cursor;
    private final ShellLexer lexer;
    private ShellToken ahead;
    private Place usual = Place.COMMAND;

    ShellTokens(ShellCursor cursor, ShellHeredocs heredocs) {
        this.cursor = cursor;
        this.lexer = new ShellLexer(cursor, heredocs);
    }

    /** Sets the place of the questions that name none, {@link Place#COMMAND} at first. */
    void usually(Place place) {
        usual = place;
    }

    ShellToken peek(Place place) {
        if (ahead == null) {
            ahead = lexer.next(place);
        }
        return ahead;
    }

    ShellToken next(Place place) {
        ShellToken token = peek(place);
        ahead = null;
        return token;
    }

    boolean takeWord(String word) {
        return take(peek(usual).isWord(word));
    }

    boolean takeOperator(String operator) {
        return take(peek(usual).isOperator(operator));
    }

    boolean takeNewline() {
        return take(peek(usual).kind() == ShellToken.Kind.NEWLINE);
    }

    void skipNewlines() {
        boolean found;
        do {
            found = takeNewline();
        } while (found);
    }

    private boolean take(boolean found) {
        if (found) {
            ahead = null;
        }
        return found;
    }

    /** Takes any word, reserved or not. */
    void word() {
        require(peek(Place.ARGUMENT).kind() == ShellToken.Kind.WORD);
        ahead = null;
    }

    void expectWord(String word) {
        require(takeWord(word));
    }

    void expectOperator(String operator) {
        require(takeOperator(operator));
    }

    /** Goes on if {@code met}; else the text ends too early, or the next token is an error. */
    void require(boolean met) {
        if (!met) {
            throw wrong(peek(usual));
        }
    }

    /** Returns the stop for a token that cannot stand where it stands. */
    ShellStop wrong(ShellToken token) {
        return token.kind() == ShellToken.Kind.END ? cursor.unfinished() : ShellStop.fault();
    }

    /** Notes that {@code token} opens something. */
    void open(ShellToken token) {
        open(token.text(), token);
    }

    /** Notes that {@code token} opens something that people call {@code name}. */
    void open(String name, ShellToken token) {
        cursor.open(name, token.position());
    }

    /** Notes that what was opened last is closed. */
    void close() {
        cursor.close();
    }
}
