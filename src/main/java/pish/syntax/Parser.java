package pish.syntax;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pish.syntax.Head.Form;
import pish.syntax.Statement.Blank;
import pish.syntax.Statement.Broadcast;
import pish.syntax.Statement.Local;
import pish.syntax.Statement.Other;
import pish.syntax.Statement.ToDefault;
import pish.syntax.Statement.Use;

/**
 * Reads one logical line of the pish language. It resolves nothing and runs nothing: which nodes a target means and
 * whether they exist is asked later, so the same parser serves execution, highlighting and completion.
 */
public final class Parser {
    private static final Pattern LINE_END = Pattern.compile("\\r+(?=\\n|\\z)");

    private final Set<String> builtins;
    private final Set<String> tailed;
    private final Map<String, Pattern> beforeLine;
    private final Aliases aliases;

    /**
     * Makes a parser for a set of built-ins.
     *
     * @param builtins their names
     * @param tailed those of them whose line may end in {@code TARGET: COMMAND}
     */
    public Parser(Set<String> builtins, Set<String> tailed) {
        this(builtins, tailed, Map.of(), new Aliases());
    }

    /**
     * Makes a parser for a set of built-ins some of which end in another line.
     *
     * @param beforeLine by their names what stands between the name and that line, the blanks included
     * @param aliases what the first word of a line may stand for, as long as that is true
     */
    public Parser(Set<String> builtins, Set<String> tailed, Map<String, Pattern> beforeLine, Aliases aliases) {
        this.builtins = Set.copyOf(builtins);
        this.tailed = Set.copyOf(tailed);
        this.beforeLine = Map.copyOf(beforeLine);
        this.aliases = aliases;
    }

    /** Returns a line without a byte-order mark at its beginning and carriage returns at line ends. */
    public static String clean(String line) {
        String text = line.startsWith("\ufeff") ? line.substring(1) : line;
        return text.indexOf('\r') < 0 ? text : LINE_END.matcher(text).replaceAll("");
    }

    /**
     * Returns a target with values in it.
     *
     * @throws SyntaxError if there is no such value, or none that could stand there
     */
    public static String expand(String target, Values values) {
        return TargetValues.expand(target, 0, target.length(), values);
    }

    /**
     * Reads a line, and leaves references to values as they are.
     *
     * @param line one logical line without its last newline; see {@link LogicalLines}
     * @throws SyntaxError if it is none; its source is the line as {@link #clean} leaves it, with what an alias stands for
     */
    public Statement parse(String line) {
        return parse(line, Optional.empty());
    }

    /**
     * Reads a line, and puts values into targets and the words of built-ins.
     *
     * @throws SyntaxError also if there is no such value
     */
    public Statement parse(String line, Values values) {
        return parse(line, Optional.of(values));
    }

    private Statement parse(String line, Optional<Values> values) {
        String raw = aliases.expand(clean(line));
        Head head = Head.of(raw);
        String body = raw.substring(head.body());
        return switch (head.form()) {
            case BLANK -> new Blank(raw);
            case LOCAL -> new Local(raw, body, head.body());
            case DEFAULT -> toDefault(raw, head);
            case TARGET -> target(raw, head, values);
            case WORD -> word(raw, head, values);
        };
    }

    private static Statement toDefault(String raw, Head head) {
        refuseSlips(raw, head);
        if (head.body() == raw.length()) {
            throw new SyntaxError(
                    "no target before the colon", raw, head.start(), head.end(), "type `all:` for every node");
        }
        return new ToDefault(raw, raw.substring(head.body()), head.body());
    }

    private static Statement target(String raw, Head head, Optional<Values> values) {
        refuseSlips(raw, head);
        int end = head.end() - 1;
        String target = values.map(there -> TargetValues.expand(raw, head.start(), end, there))
                .orElse(raw.substring(head.start(), end));
        return head.body() == raw.length()
                ? new Use(raw, target, head.start())
                : new Broadcast(raw, target, head.start(), raw.substring(head.body()), head.body());
    }

    private Statement word(String raw, Head head, Optional<Values> values) {
        String name = Head.name(raw, head);
        if (builtins.contains(name)) {
            BuiltinReader reader = new BuiltinReader(raw, head.start(), values);
            return inner(raw)
                    .map(inner -> reader.readBefore(name, inner))
                    .orElseGet(() -> reader.read(name, 0, tailed.contains(name)));
        }
        Optional<Alias> alias = alias(raw, head);
        if (alias.isPresent()) {
            String builtin = alias.get().name();
            return new BuiltinReader(raw, head.start(), values)
                    .read(builtin, alias.get().dropped(), tailed.contains(builtin));
        }
        refuseSlips(raw, head);
        return new Other(raw, head.start());
    }

    private Optional<Alias> alias(String raw, Head head) {
        return Alias.at(raw, head.start()).filter(alias -> builtins.contains(alias.name()));
    }

    private static void refuseSlips(String raw, Head head) {
        Slips.find(raw, head).ifPresent(slip -> {
            throw slip;
        });
    }

    /**
     * Tells whether a line goes on with the next one. What is for a shell goes on as in bash, see
     * {@link Continuation#ofShell}; a built-in's line only after a backslash or inside quotes.
     *
     * @param line what there is of the line, as {@link #clean} leaves it, physical lines joined by newlines
     * @param hasDefault whether there is a default target; without one a line that is neither for a target nor a
     *     built-in is refused, so it never goes on
     */
    public Continuation continuation(String line, boolean hasDefault) {
        String rest = line;
        int offset = 0;
        while (true) {
            String meant = aliases.expand(rest);
            Optional<InnerLine> inner = inner(meant);
            if (inner.isEmpty()) {
                // what an alias stands for was not typed
                int shift = offset + rest.length() - meant.length();
                return shifted(continuationOf(meant, hasDefault), shift, line.length());
            }
            offset += inner.get().start() + rest.length() - meant.length();
            rest = inner.get().text();
        }
    }

    private static Continuation shifted(Continuation continuation, int shift, int length) {
        int position = Math.max(0, Math.min(length, continuation.position() + shift));
        return continuation.isOpen()
                ? new Continuation(continuation.kind(), continuation.opener(), position)
                : continuation;
    }

    /** Returns the line that a built-in's line ends in, if it is one that does. */
    public Optional<InnerLine> inner(String line) {
        Head head = Head.of(line);
        return head.form() == Form.WORD
                ? InnerLine.in(line, Head.name(line, head), head.end(), beforeLine)
                : Optional.empty();
    }

    private Continuation continuationOf(String line, boolean hasDefault) {
        Head head = Head.of(line);
        if (head.form() == Form.BLANK) {
            return Continuation.COMPLETE;
        }
        if (head.form() == Form.WORD) {
            String name = Head.name(line, head);
            Optional<Alias> alias = alias(line, head);
            if (builtins.contains(name) || alias.isPresent()) {
                String builtin = alias.map(Alias::name).orElse(name);
                return OpenWords.in(line, head.start(), tailed.contains(builtin));
            }
            if (!hasDefault) {
                return Continuation.COMPLETE;
            }
        }
        return Slips.find(line, head).isPresent()
                ? Continuation.COMPLETE
                : Continuation.ofShell(line.substring(head.body())).shifted(head.body());
    }
}
