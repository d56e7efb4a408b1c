package pish.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import pish.command.Setting;
import pish.node.NodeSet;
import pish.render.Palette;
import pish.syntax.Parser;
import pish.syntax.Statement;

/** What stands left and right of the line that is typed: where it would go, and how many nodes that are. */
final class PromptText {
    private static final int MANY = 5;

    private final Shell shell;
    private final Reach reach;
    private final Supplier<Palette> palette;
    private final Parser parser;

    PromptText(Shell shell, Reach reach, Supplier<Palette> palette) {
        this.shell = shell;
        this.reach = reach;
        this.palette = palette;
        this.parser = shell.builtins().parser();
    }

    /**
     * Returns the prompt: {@code pish>}, with the default target and the directory of its shells where there is one.
     *
     * @param columns the terminal's width, of which at most half is used
     */
    String prompt(int columns) {
        String target = shell.defaultTarget().orElse("");
        String format = shell.settings().get(Setting.PROMPT);
        if (!format.isEmpty()) {
            return bold(formatted(format, target));
        }
        if (target.isEmpty()) {
            return bold("pish" + sign()) + " ";
        }
        int room = columns / 2 - "pish > ".length();
        String directory = directory(target);
        String shown = shorten(target, Math.max(MANY, room));
        int left = room - shown.length() - 1;
        String place = directory.isEmpty() || left < MANY ? "" : " " + ending(directory, left);
        return bold("pish ")
                + styled(shown, AttributedStyle.DEFAULT.foreground(on(AttributedStyle.CYAN, AttributedStyle.BLUE)))
                + place + bold(sign()) + " ";
    }

    private String formatted(String format, String target) {
        NodeSet all = shell.cluster().all();
        return Pattern.compile("%([tdun%])")
                .matcher(format)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "t" -> target;
                            case "d" -> target.isEmpty() ? "" : directory(target);
                            case "u" -> Integer.toString(shell.links().up(all));
                            case "n" -> Integer.toString(all.size());
                            default -> "%";
                        }));
    }

    /** Returns what a shell's prompt ends in, root's or another's. */
    private String sign() {
        return shell.settings().on(Setting.SUDO) ? "#" : ">";
    }

    /** Returns the directory that all shells of the target are in, or the empty string. */
    private String directory(String target) {
        Set<String> directories = reach.of(target).map(NodeSet::names).orElse(List.of()).stream()
                .map(node -> shell.links().directory(node))
                .collect(Collectors.toSet());
        String only = directories.size() == 1 ? directories.iterator().next() : "";
        return only.chars().anyMatch(Character::isISOControl) ? "" : only;
    }

    private static String shorten(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String ending(String text, int most) {
        return text.length() <= most ? text : "…" + text.substring(text.length() - most + 1);
    }

    /** Returns how many nodes the typed text reaches, or how many are connected. */
    String right(String typed) {
        TypedText text = TypedText.of(typed, parser, shell.defaultTarget().isPresent());
        List<String> lines = text.lines(parser);
        if (lines.isEmpty()) {
            return connected();
        }
        Optional<NodeSet> reached = reached(lines);
        if (reached.isEmpty()) {
            return "";
        }
        int limit = shell.settings().count(Setting.CONFIRM).orElse(Integer.MAX_VALUE);
        int count = reached.get().size();
        AttributedStyle style = count > limit
                ? AttributedStyle.BOLD.foreground(AttributedStyle.RED)
                : AttributedStyle.DEFAULT.foreground(AttributedStyle.BLACK + AttributedStyle.BRIGHT);
        return styled(nodes(count), style);
    }

    /** Returns what is asked before several lines are run at once. */
    String question(List<String> lines) {
        String where = reached(lines).map(set -> " for " + nodes(set.size())).orElse("");
        return lines.size() + " lines" + where + ": run them?";
    }

    /** Returns the nodes that lines reach together; empty where none of them is for nodes. */
    Optional<NodeSet> reached(List<String> lines) {
        Optional<NodeSet> all = Optional.empty();
        Optional<String> target = shell.defaultTarget();
        for (String line : lines) {
            Statement statement = TypedText.statement(line, parser).orElse(null);
            if (statement instanceof Statement.Use use) {
                target = Optional.of(use.target());
            }
            Optional<NodeSet> nodes = target(statement, target).flatMap(reach::of);
            if (nodes.isPresent()) {
                all = Optional.of(all.orElse(NodeSet.EMPTY).union(nodes.get()));
            }
        }
        return all;
    }

    private Optional<String> target(Statement statement, Optional<String> defaultTarget) {
        if (statement instanceof Statement.Broadcast broadcast) {
            return Optional.of(broadcast.target());
        }
        if (statement instanceof Statement.Builtin builtin && builtin.inner().isPresent()) {
            return target(innermost(builtin), defaultTarget);
        }
        if (statement instanceof Statement.Builtin builtin) {
            return builtin.tail().map(Statement.Broadcast::target);
        }
        boolean toDefault = statement instanceof Statement.ToDefault
                || statement instanceof Statement.Other
                || statement instanceof Statement.Use;
        return toDefault ? defaultTarget : Optional.empty();
    }

    /** Returns what the innermost of lines within lines says, or null. */
    private Statement innermost(Statement.Builtin outer) {
        Statement statement = outer;
        while (statement instanceof Statement.Builtin builtin && builtin.inner().isPresent()) {
            statement =
                    TypedText.statement(builtin.inner().get().text(), parser).orElse(null);
        }
        return statement;
    }

    private String connected() {
        NodeSet all = shell.cluster().all();
        if (all.isEmpty()) {
            return "";
        }
        int up = shell.links().up(all);
        int color = up == all.size() ? AttributedStyle.GREEN : on(AttributedStyle.YELLOW, AttributedStyle.MAGENTA);
        return jobs() + styled(up + "/" + all.size() + " up", AttributedStyle.DEFAULT.foreground(color));
    }

    private String jobs() {
        int running = shell.jobs().table().running().size();
        return running == 0 ? "" : running + (running == 1 ? " job, " : " jobs, ");
    }

    /** Returns a number of nodes in words. */
    static String nodes(int count) {
        return count == 1 ? "1 node" : count + " nodes";
    }

    private int on(int dark, int light) {
        return palette.get() == Palette.LIGHT ? light : dark;
    }

    private String bold(String text) {
        return styled(text, AttributedStyle.BOLD);
    }

    /** Returns text with ANSI sequences for the editor, in whose patterns a % is written twice. */
    private String styled(String text, AttributedStyle style) {
        String literal = text.replace("%", "%%");
        if (palette.get() == Palette.PLAIN) {
            return literal;
        }
        AttributedString styled =
                new AttributedStringBuilder().styled(style, literal).toAttributedString();
        return styled.toAnsi();
    }
}
