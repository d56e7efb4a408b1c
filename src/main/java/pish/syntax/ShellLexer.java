package pish.syntax;

import java.util.List;
import pish.syntax.Continuation.Kind;

/** Splits shell text into tokens. What a character means depends on the place the grammar is at. */
final class ShellLexer {
    /** Where a token stands. */
    enum Place {
        /** Where a command may begin: {@code ((} is arithmetic, and arrays may be assigned. */
        COMMAND,
        /** After assignments and redirections before a command: arrays may be assigned. */
        PREFIX,
        /** After {@code for} or a function's name: {@code ((} is arithmetic. */
        LOOP,
        /** An argument, or any other place without rules of its own. */
        ARGUMENT,
        /** An argument of declare and its like, which may assign whole arrays. */
        ASSIGNMENT,
        /** Between the brackets of an array's value. */
        ARRAY,
        /** After {@code ==} and its like inside {@code [[}: extended patterns are words. */
        PATTERN,
        /** After {@code =~} inside {@code [[}: brackets and bars belong to words. */
        REGEX
    }

    // longest first
    private static final List<String> REDIRECTIONS =
            List.of("<<<", "<<-", "&>>", "<<", "<&", "<>", ">>", ">&", ">|", "&>", "<", ">");
    private static final List<String> OPERATORS = List.of(";;&", ";;", ";&", ";", "&&", "&", "||", "|&", "|", "(", ")");

    private final ShellCursor cursor;
    private final ShellHeredocs heredocs;
    private final ShellQuotes quotes;
    private final ShellWords words;
    private boolean lineEnded;

    ShellLexer(ShellCursor cursor, ShellHeredocs heredocs) {
        this.cursor = cursor;
        this.heredocs = heredocs;
        this.quotes = new ShellQuotes(cursor, heredocs);
        this.words = new ShellWords(cursor, quotes, this);
    }

    /**
     * Takes the next token. The here-documents that wait for a newline are taken with the token after it, because the
     * newline itself may be an error.
     */
    ShellToken next(Place place) {
        if (lineEnded) {
            lineEnded = false;
            heredocs.read(cursor);
        }
        skipBlanks();
        int start = cursor.position();
        switch (cursor.peek()) {
            case ShellCursor.END -> {
                return new ShellToken(ShellToken.Kind.END, "", start);
            }
            case '\n' -> {
                cursor.skip();
                lineEnded = true;
                return new ShellToken(ShellToken.Kind.NEWLINE, "", start);
            }
            case '(' -> {
                if ((place == Place.COMMAND || place == Place.LOOP) && arithmetic(start)) {
                    return new ShellToken(ShellToken.Kind.ARITHMETIC, "((", start);
                }
            }
            default -> {}
        }
        return place == Place.REGEX && "(|".indexOf(cursor.peek()) >= 0 ? words.next(place) : symbolOrWord(place);
    }

    private ShellToken symbolOrWord(Place place) {
        if ("<>&;|()".indexOf(cursor.peek()) < 0) {
            return words.next(place);
        }
        int start = cursor.position();
        String redirection = longest(REDIRECTIONS);
        boolean process = redirection.length() == 1 && cursor.peek() == '(';
        if (!redirection.isEmpty() && !process) {
            return new ShellToken(ShellToken.Kind.REDIRECTION, redirection, start);
        }
        cursor.back(start);
        String operator = process ? "" : longest(OPERATORS);
        return operator.isEmpty() ? words.next(place) : new ShellToken(ShellToken.Kind.OPERATOR, operator, start);
    }

    private String longest(List<String> symbols) {
        for (String symbol : symbols) {
            int start = cursor.position();
            if (symbol.chars().allMatch(c -> cursor.take((char) c))) {
                return symbol;
            }
            cursor.back(start);
        }
        return "";
    }

    private void skipBlanks() {
        while (cursor.peek() == ' ' || cursor.peek() == '\t') {
            cursor.skip();
        }
        if (cursor.peek() == '#') {
            while (cursor.raw() != '\n' && cursor.raw() != ShellCursor.END) {
                cursor.skip();
            }
        }
    }

    /** Takes {@code ((…))}; two brackets that end apart are two subshells, and nothing is taken. */
    private boolean arithmetic(int start) {
        cursor.skip();
        if (cursor.peek() == '(') {
            quotes.arithmetic(start);
            if (cursor.take(')')) {
                return true;
            }
        }
        cursor.back(start);
        return false;
    }

    /** Takes the value of an array, from its bracket on: words and newlines, nothing else. */
    void array(int start) {
        cursor.skip();
        ShellToken token = next(Place.ARRAY);
        while (token.kind() == ShellToken.Kind.WORD || token.kind() == ShellToken.Kind.NEWLINE) {
            token = next(Place.ARRAY);
        }
        if (token.kind() == ShellToken.Kind.END) {
            throw cursor.unfinished(Kind.CONSTRUCT, "(", start);
        }
        if (!token.isOperator(")")) {
            throw ShellStop.fault();
        }
    }
}
