package pish.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pish.command.Results;
import pish.exec.Fold;
import pish.exec.Spool;
import pish.syntax.SimpleCommand;
import pish.syntax.SimpleCommands;
import pish.syntax.Wrappers;

/**
 * Finds out from how a command ended that it wanted a terminal, or an answer, which no command on nodes gets, and says what
 * to type instead. What programs say then was seen with procps, vim, busybox, ncurses, newt, tmux, shadow, util-linux,
 * OpenSSH, apt and Python.
 */
final class Unattended {
    /** A screenful that an editor has drawn, and what it said before and after that. */
    private static final int LOOKED_AT = 8192;

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
    private static final Pattern WANTS_TERMINAL = Pattern.compile("(?i)not (a|to a|from a) (terminal|tty)\\b"
            + "|error opening terminal|failed tty get|must be (run|connected) (from|to) a terminal"
            + "|inappropriate ioctl for device|TERM environment variable|terminal attributes: no such device"
            + "|can't read user input|cannot open tty|No value for \\$TERM|could not read (username|password)");
    private static final Pattern WANTED_ANSWER = Pattern.compile("\\[[Yy]/[Nn]\\] Abort\\."
            + "|EOF when reading a line|Password change has been aborted|Password: .*\\bsu: Authentication failure"
            + "|Authentication token manipulation error|Enter file in which to save the key");
    /** A question is not longer. */
    private static final int LONGEST_QUESTION = 200;

    /** The last line, which goes on with an answer: where the command failed, and where it did not. */
    private static final Pattern ASKS = Pattern.compile("[^\\p{Cntrl}\uFFFD]*[?:>)\\]] ?");

    private static final Pattern ASKS_YES_OR_NO = Pattern.compile("[^\\p{Cntrl}\uFFFD]*(\\?|[YyNn][)\\]][?:]?) ?");

    private final String line;
    private final String command;
    private final List<SimpleCommand> programs;

    private Unattended(String line, String command) {
        this.line = line;
        this.command = command;
        this.programs = Wrappers.unwrap(command);
    }

    private enum Wish {
        TERMINAL,
        ANSWER
    }

    /** Returns what to type instead of a line, with the reason; empty where its command wanted nothing of the kind. */
    static Optional<String> advice(Results.Result result) {
        Unattended one = new Unattended(result.line(), result.gather().command());
        for (Fold fold : result.gather().folds()) {
            Optional<Wish> wish = one.wish(fold);
            if (wish.isPresent()) {
                return Optional.of(one.advice(wish.get(), fold));
            }
        }
        return Optional.empty();
    }

    private Optional<Wish> wish(Fold fold) {
        String out = end(fold.stdout());
        String err = end(fold.stderr());
        if (fold.ok()) {
            return asks(ASKS_YES_OR_NO, out, err) ? Optional.of(Wish.ANSWER) : Optional.empty();
        }
        boolean mute = fold.silent() && fold.status().code() == 1 && hasInteractiveTop();
        if (mute || WANTS_TERMINAL.matcher(out + "\n" + err).find()) {
            return Optional.of(Wish.TERMINAL);
        }
        boolean asked = WANTED_ANSWER.matcher(err + "\n" + out).find() || asks(ASKS, out, err);
        return asked ? Optional.of(Wish.ANSWER) : Optional.empty();
    }

    private static boolean asks(Pattern question, String... outputs) {
        for (String output : outputs) {
            String last = output.substring(output.lastIndexOf('\n') + 1);
            if (last.length() <= LONGEST_QUESTION && question.matcher(last).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether top is to draw a screen: without one it ends and says nothing. */
    private boolean hasInteractiveTop() {
        return programs.stream()
                .anyMatch(one -> one.name().equals("top")
                        && one.arguments().stream().noneMatch(word -> word.matches("-\\w*b.*")));
    }

    private static String end(Spool spool) {
        try {
            byte[] bytes = spool.tail(LOOKED_AT).toArray();
            return SEQUENCE.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll("");
        } catch (IOException e) {
            // whoever shows the output says so
            return "";
        }
    }

    private String advice(Wish wish, Fold fold) {
        Optional<SimpleCommand> known =
                programs.stream().filter(one -> Attended.isKnown(one.name())).findFirst();
        boolean simple = SimpleCommands.of(command).size() == 1;
        String name = known.or(() -> simple ? Optional.of(programs.get(programs.size() - 1)) : Optional.empty())
                .map(SimpleCommand::name)
                .orElse("the command");
        String why = wish == Wish.TERMINAL
                ? name + " wanted a terminal, which a command on nodes does not have"
                : name + " wanted an answer, and nobody is asked";
        String instead = known.flatMap(program -> Attended.instead(program, command))
                .map(this::withTarget)
                .orElseGet(() -> login(fold));
        return why + ": type `" + instead + "`"
                + (instead.startsWith("login ") && fold.nodes().size() > 1 ? ", and so on, one node at a time" : "");
    }

    /** Returns the line with another command in place of its own. */
    private String withTarget(String other) {
        String typed = line.strip();
        return typed.endsWith(command) ? typed.substring(0, typed.length() - command.length()) + other : other;
    }

    private String login(Fold fold) {
        String node = fold.nodes().iterator().next();
        boolean plain = command.chars().noneMatch(c -> "|&;<>()\n".indexOf(c) >= 0);
        return "login " + node + (plain ? " " + command.strip() : "");
    }
}
