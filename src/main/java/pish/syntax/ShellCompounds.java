package pish.syntax;

import pish.syntax.ShellLexer.Place;
import pish.syntax.ShellToken.Kind;

/** Compound commands of the shell grammar, without the redirections after them. */
final class ShellCompounds {
    private final ShellGrammar grammar;
    private final ShellTokens tokens;

    ShellCompounds(ShellGrammar grammar, ShellTokens tokens) {
        this.grammar = grammar;
        this.tokens = tokens;
    }

    /** Takes one compound command. */
    void compound() {
        ShellToken token = tokens.next(Place.COMMAND);
        if (token.kind() == Kind.ARITHMETIC) {
            return;
        }
        if (token.isOperator("(")) {
            subshell(token);
            return;
        }
        tokens.open(token);
        switch (token.text()) {
            case "{" -> block("}");
            case "if" -> conditional();
            case "while", "until" -> {
                grammar.commands();
                tokens.expectWord("do");
                block("done");
            }
            case "for" -> forLoop();
            case "select" -> nameLoop();
            case "case" -> cases();
            case "[[" -> new ShellConditional(tokens).test();
            default -> throw ShellStop.fault();
        }
        tokens.close();
    }

    /** Takes the rest of a subshell whose bracket was just taken. */
    void subshell(ShellToken bracket) {
        tokens.open(bracket);
        grammar.commands();
        tokens.expectOperator(")");
        tokens.close();
    }

    private void block(String end) {
        tokens.usually(Place.COMMAND);
        grammar.commands();
        tokens.expectWord(end);
    }

    private void conditional() {
        do {
            grammar.commands();
            tokens.expectWord("then");
            grammar.commands();
        } while (tokens.takeWord("elif"));
        if (tokens.takeWord("else")) {
            grammar.commands();
        }
        tokens.expectWord("fi");
    }

    private void forLoop() {
        if (tokens.peek(Place.LOOP).kind() != Kind.ARITHMETIC) {
            nameLoop();
            return;
        }
        tokens.next(Place.LOOP);
        if (tokens.takeOperator(";")) {
            tokens.skipNewlines();
        }
        tokens.skipNewlines();
        loopBody();
    }

    private void nameLoop() {
        tokens.usually(Place.ARGUMENT);
        tokens.word();
        if (tokens.takeOperator(";")) {
            tokens.skipNewlines();
        } else {
            tokens.skipNewlines();
            if (tokens.takeWord("in")) {
                loopWords();
            }
        }
        loopBody();
    }

    private void loopWords() {
        while (tokens.peek(Place.ARGUMENT).kind() == Kind.WORD) {
            tokens.next(Place.ARGUMENT);
        }
        tokens.require(tokens.takeOperator(";") || tokens.takeNewline());
        tokens.skipNewlines();
    }

    private void loopBody() {
        if (tokens.takeWord("{")) {
            block("}");
        } else {
            tokens.expectWord("do");
            block("done");
        }
    }

    private void cases() {
        tokens.usually(Place.ARGUMENT);
        tokens.word();
        tokens.skipNewlines();
        tokens.expectWord("in");
        boolean more = true;
        while (more && clausePatterns()) {
            grammar.commandsIfAny();
            more = tokens.takeOperator(";;") || tokens.takeOperator(";&") || tokens.takeOperator(";;&");
            if (!more) {
                tokens.expectWord("esac");
            }
        }
    }

    /** Takes the patterns of one clause, or the end of the case. */
    private boolean clausePatterns() {
        // a pattern such as x[[]) is no element of an array
        tokens.usually(Place.ARGUMENT);
        tokens.skipNewlines();
        boolean clause = !tokens.takeWord("esac");
        if (clause) {
            tokens.takeOperator("(");
            do {
                tokens.word();
            } while (tokens.takeOperator("|"));
            tokens.expectOperator(")");
        }
        tokens.usually(Place.COMMAND);
        return clause;
    }
}
