package pish.syntax;

import java.util.Set;
import java.util.regex.Pattern;
import pish.syntax.ShellLexer.Place;
import pish.syntax.ShellToken.Kind;

/** The inside of {@code [[ … ]]}: newlines may stand before and after a test, but not within one. */
final class ShellConditional {
    private static final Pattern UNARY = Pattern.compile("-[abcdefghknoprstuvwxzGLNORS]");
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");

    private final ShellTokens tokens;

    ShellConditional(ShellTokens tokens) {
        this.tokens = tokens;
    }

    /** Takes an expression and the closing brackets. */
    void test() {
        tokens.usually(Place.ARGUMENT);
        expression();
        tokens.expectWord("]]");
        tokens.usually(Place.COMMAND);
    }

    private void expression() {
        term();
        while (tokens.takeOperator("&&") || tokens.takeOperator("||")) {
            term();
        }
    }

    private void term() {
        tokens.skipNewlines();
        while (tokens.takeWord("!")) {
            tokens.skipNewlines();
        }
        ShellToken token = tokens.next(Place.ARGUMENT);
        if (token.isOperator("(")) {
            tokens.open(token);
            expression();
            tokens.expectOperator(")");
            tokens.close();
        } else if (token.kind() != Kind.WORD || token.isWord("]]")) {
            throw tokens.wrong(token);
        } else if (UNARY.matcher(token.text()).matches()) {
            operand(Place.ARGUMENT);
        } else {
            binary();
        }
        tokens.skipNewlines();
    }

    private void binary() {
        ShellToken operator = tokens.peek(Place.ARGUMENT);
        if (operator.kind() == Kind.REDIRECTION) {
            tokens.require(operator.text().equals("<") || operator.text().equals(">"));
            tokens.next(Place.ARGUMENT);
            operand(Place.ARGUMENT);
        } else if (operator.kind() == Kind.WORD && BINARY.contains(operator.text())) {
            tokens.next(Place.ARGUMENT);
            operand(
                    switch (operator.text()) {
                        case "=~" -> Place.REGEX;
                        case "=", "==", "!=" -> Place.PATTERN;
                        default -> Place.ARGUMENT;
                    });
        } else {
            tokens.require(operator.isWord("]]") || operator.kind() == Kind.OPERATOR);
        }
    }

    private void operand(Place place) {
        ShellToken operand = tokens.next(place);
        if (operand.kind() != Kind.WORD || operand.isWord("]]")) {
            throw tokens.wrong(operand);
        }
    }
}
