package pish.syntax;

import java.util.regex.Pattern;
import pish.syntax.ShellLexer.Place;
import pish.syntax.ShellToken.Kind;

/** Takes words of shell text, with everything that quotes and brackets make part of them. */
final class ShellWords {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern DESCRIPTOR = Pattern.compile("[0-9]+|\\{[A-Za-z_][A-Za-z0-9_]*\\}");
    private static final Pattern LEFT_SIDE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\[.*\\])?\\+?=", Pattern.DOTALL);

    private final ShellCursor cursor;
    private final ShellQuotes quotes;
    private final ShellLexer lexer;

    ShellWords(ShellCursor cursor, ShellQuotes quotes, ShellLexer lexer) {
        this.cursor = cursor;
        this.quotes = quotes;
        this.lexer = lexer;
    }

    /** Tells whether a word assigns a variable or an element of an array. */
    static boolean isAssignment(String word) {
        return LEFT_SIDE.matcher(word).lookingAt();
    }

    /** Takes a word; the cursor is at its first character. */
    ShellToken next(Place place) {
        int start = cursor.position();
        StringBuilder text = new StringBuilder();
        int here = start;
        while (part(place, text)) {
            text.append(cursor.since(here));
            cursor.peek();
            here = cursor.position();
        }
        boolean descriptor = (cursor.peek() == '<' || cursor.peek() == '>')
                && DESCRIPTOR.matcher(text).matches();
        return new ShellToken(descriptor ? Kind.DESCRIPTOR : Kind.WORD, text.toString(), start);
    }

    /** Takes the next part of a word: one character, or all that one opens. */
    private boolean part(Place place, StringBuilder before) {
        int c = cursor.peek();
        int here = cursor.position();
        if (quotes.quote(c)) {
            return true;
        }
        switch (c) {
            case ShellCursor.END, '\n', ' ', '\t', ';', '&', ')' -> {
                return false;
            }
            case '<', '>' -> {
                return process(c, here);
            }
            case '(' -> {
                return bracket(place, before, here);
            }
            case '|' -> {
                return place == Place.REGEX && one();
            }
            case '[' -> {
                return subscript(place, before, here);
            }
            case '$' -> {
                one();
                quotes.dollar();
            }
            case '\\' -> {
                one();
                cursor.skip();
            }
            default -> cursor.skip();
        }
        return true;
    }

    private boolean one() {
        cursor.skip();
        return true;
    }

    private boolean process(int c, int here) {
        cursor.skip();
        boolean found = cursor.peek() == '(';
        if (found) {
            quotes.substitution((char) c + "(", here);
        } else {
            cursor.back(here);
        }
        return found;
    }

    private boolean bracket(Place place, StringBuilder before, int here) {
        int last = before.length() == 0 ? 0 : before.charAt(before.length() - 1);
        if (place == Place.REGEX || (place == Place.PATTERN && "@?*+!".indexOf(last) >= 0)) {
            quotes.parentheses(here);
            return true;
        }
        if ((command(place) || place == Place.ASSIGNMENT)
                && last == '='
                && LEFT_SIDE.matcher(before).matches()) {
            lexer.array(here);
            return true;
        }
        return false;
    }

    private boolean subscript(Place place, StringBuilder before, int here) {
        boolean element = place == Place.ARRAY && before.length() == 0;
        if (element || (command(place) && NAME.matcher(before).matches())) {
            quotes.subscript(here);
        } else {
            cursor.skip();
        }
        return true;
    }

    private static boolean command(Place place) {
        return place == Place.COMMAND || place == Place.PREFIX;
    }
}
