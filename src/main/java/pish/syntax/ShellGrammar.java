package pish.syntax;

import pish.syntax.ShellLexer.Place;
import pish.syntax.ShellToken.Kind;

/**
 * Lists and pipelines of the shell grammar, as far as needed to tell where a text ends: an early end or a syntax error
 * throws {@link ShellStop}. The grammar is that of the POSIX standard (Shell Command Language, 2.10) with bash's
 * additions as its manual describes them (3.2, Shell Commands).
 */
final class ShellGrammar {
    private final ShellTokens tokens;
    private final ShellCommands commands;

    ShellGrammar(ShellCursor cursor) {
        this(cursor, new ShellHeredocs());
    }

    ShellGrammar(ShellCursor cursor, ShellHeredocs heredocs) {
        this.tokens = new ShellTokens(cursor, heredocs);
        this.commands = new ShellCommands(this, tokens, heredocs);
    }

    /** Takes a whole text. */
    void program() {
        commandsIfAny();
        if (tokens.peek(Place.COMMAND).kind() != Kind.END) {
            throw ShellStop.fault();
        }
    }

    /** Takes commands up to the bracket that ends a substitution, and that bracket. */
    void substitution() {
        commandsIfAny();
        tokens.expectOperator(")");
    }

    /** Takes as many commands as there are, none included. */
    void commandsIfAny() {
        tokens.skipNewlines();
        boolean separated = true;
        while (separated && tokens.peek(Place.COMMAND).beginsCommand()) {
            andOr();
            separated = separator();
        }
    }

    /** Takes commands, at least one. */
    void commands() {
        tokens.skipNewlines();
        tokens.require(tokens.peek(Place.COMMAND).beginsCommand());
        commandsIfAny();
    }

    private boolean separator() {
        boolean separated = tokens.takeOperator(";") || tokens.takeOperator("&") || tokens.takeNewline();
        if (separated) {
            tokens.skipNewlines();
        }
        return separated;
    }

    private void andOr() {
        pipeline();
        ShellToken token = tokens.peek(Place.COMMAND);
        while (token.isOperator("&&") || token.isOperator("||")) {
            operator();
            pipeline();
            token = tokens.peek(Place.COMMAND);
        }
    }

    /** Takes an operator and the newlines after it: a command has to follow. */
    private void operator() {
        tokens.open(tokens.next(Place.COMMAND));
        tokens.skipNewlines();
        tokens.require(tokens.peek(Place.COMMAND).beginsCommand());
        tokens.close();
    }

    private void pipeline() {
        boolean prefixed = false;
        while (prefix()) {
            prefixed = true;
        }
        ShellToken token = tokens.peek(Place.COMMAND);
        if (prefixed && (token.isOperator(";") || token.kind() == Kind.NEWLINE || token.kind() == Kind.END)) {
            return;
        }
        commands.command();
        token = tokens.peek(Place.COMMAND);
        while (token.isOperator("|") || token.isOperator("|&")) {
            operator();
            tokens.require(!tokens.peek(Place.COMMAND).isWord("!"));
            commands.command();
            token = tokens.peek(Place.COMMAND);
        }
    }

    private boolean prefix() {
        if (tokens.takeWord("time")) {
            if (tokens.takeWord("-p")) {
                tokens.takeWord("--");
            }
            return true;
        }
        return tokens.takeWord("!");
    }
}
