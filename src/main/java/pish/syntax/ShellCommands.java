package pish.syntax;

import java.util.Set;
import pish.syntax.ShellLexer.Place;
import pish.syntax.ShellToken.Kind;

/** Simple commands, redirections and definitions of the shell grammar. */
final class ShellCommands {
    // bash's built-ins whose arguments may assign arrays
    private static final Set<String> ASSIGNING =
            Set.of("alias", "declare", "eval", "export", "let", "local", "readonly", "typeset");

    private final ShellTokens tokens;
    private final ShellHeredocs heredocs;
    private final ShellCompounds compounds;

    ShellCommands(ShellGrammar grammar, ShellTokens tokens, ShellHeredocs heredocs) {
        this.tokens = tokens;
        this.heredocs = heredocs;
        this.compounds = new ShellCompounds(grammar, tokens);
    }

    /** Takes one command of any kind. */
    void command() {
        ShellToken token = tokens.peek(Place.COMMAND);
        tokens.require(token.beginsCommand());
        if (token.isWord("function")) {
            function();
        } else if (token.isWord("coproc")) {
            coprocess();
        } else if (token.beginsCompound()) {
            compound();
        } else {
            simple();
        }
    }

    private void compound() {
        compounds.compound();
        boolean redirected = redirection(Place.ARGUMENT);
        while (redirection(Place.ARGUMENT)) {
            redirected = true;
        }
        // a word that ends a block does so after a command's end, not after a file name
        tokens.require(!redirected || tokens.peek(Place.COMMAND).kind() != Kind.WORD);
    }

    private void simple() {
        ShellToken first = tokens.peek(Place.COMMAND);
        ShellToken word = first;
        while (assignment(word) || redirection(Place.PREFIX)) {
            word = tokens.peek(Place.PREFIX);
        }
        if (word.kind() == Kind.WORD) {
            tokens.next(Place.COMMAND);
            arguments(word, word.equals(first));
        }
    }

    private boolean assignment(ShellToken word) {
        boolean found = word.kind() == Kind.WORD && ShellWords.isAssignment(word.text());
        if (found) {
            tokens.next(Place.COMMAND);
        }
        return found;
    }

    private void arguments(ShellToken name, boolean mayDefine) {
        Place place = ASSIGNING.contains(name.text()) ? Place.ASSIGNMENT : Place.ARGUMENT;
        if (mayDefine && tokens.peek(place).isOperator("(")) {
            definition(name);
            return;
        }
        while (tokens.peek(place).kind() == Kind.WORD || redirection(place)) {
            if (tokens.peek(place).kind() == Kind.WORD) {
                tokens.next(place);
            }
        }
    }

    /** Takes a redirection, if one is next. */
    private boolean redirection(Place place) {
        if (tokens.peek(place).kind() == Kind.DESCRIPTOR) {
            tokens.next(place);
        } else if (tokens.peek(place).kind() != Kind.REDIRECTION) {
            return false;
        }
        ShellToken operator = tokens.next(place);
        ShellToken target = tokens.peek(Place.ARGUMENT);
        boolean duplicates = operator.text().endsWith("&");
        tokens.require(target.kind() == Kind.WORD || (duplicates && target.kind() == Kind.DESCRIPTOR));
        tokens.next(Place.ARGUMENT);
        if (operator.text().equals("<<") || operator.text().equals("<<-")) {
            heredocs.announce(target.text(), operator.text().endsWith("-"), operator.position());
        }
        return true;
    }

    private void definition(ShellToken name) {
        tokens.expectOperator("(");
        tokens.expectOperator(")");
        body(name);
    }

    private void function() {
        tokens.next(Place.COMMAND);
        ShellToken name = tokens.peek(Place.ARGUMENT);
        tokens.word();
        ShellToken bracket = tokens.peek(Place.LOOP);
        if (tokens.takeOperator("(") && !tokens.takeOperator(")")) {
            compounds.subshell(bracket);
        } else {
            body(name);
        }
    }

    private void body(ShellToken name) {
        tokens.open(name.text() + "()", name);
        tokens.skipNewlines();
        ShellToken token = tokens.peek(Place.COMMAND);
        tokens.require(token.beginsCompound() && !token.isWord("function") && !token.isWord("coproc"));
        compound();
        tokens.close();
    }

    private void coprocess() {
        tokens.next(Place.COMMAND);
        ShellToken token = tokens.peek(Place.COMMAND);
        tokens.require(token.beginsCommand());
        if (token.beginsCompound()) {
            compound();
        } else if (token.kind() == Kind.WORD) {
            tokens.next(Place.COMMAND);
            if (tokens.peek(Place.COMMAND).beginsCompound()) {
                compound();
            } else {
                arguments(token, false);
            }
        } else {
            simple();
        }
    }
}
