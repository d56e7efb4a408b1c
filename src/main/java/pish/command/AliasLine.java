package pish.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pish.exec.Event;
import pish.syntax.Aliases;
import pish.syntax.InnerLine;
import pish.syntax.Nearest;
import pish.syntax.SyntaxError;
import pish.syntax.Word;
import pish.transport.ExitStatus;

/** Gives lines names. */
final class AliasLine implements Builtin {
    /** What has to stay itself, so that every alias can be undone. */
    private static final Set<String> KEPT = Set.of("alias", "unalias");

    @Override
    public String name() {
        return "alias";
    }

    @Override
    public String summary() {
        return "Have NAME stand for LINE at the beginning of a line; alone, list all such names";
    }

    @Override
    public String arguments() {
        return "[NAME [= LINE]]";
    }

    @Override
    public List<String> examples() {
        return List.of("alias up = all: uptime", "alias w = @workers:", "alias nodes = nodes --sort state", "alias");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return words.isEmpty() ? List.copyOf(context.builtins().aliases().all().keySet()) : List.of();
    }

    @Override
    public Optional<Pattern> beforeLine() {
        return Optional.of(Pattern.compile("[ \\t]+[^\\s=]+[ \\t]*=[ \\t]*"));
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        Aliases aliases = context.builtins().aliases();
        List<String> words = invocation.arguments();
        if (invocation.statement().inner().isPresent()) {
            define(context, invocation, words.get(0).replaceFirst("=$", ""));
        } else if (words.isEmpty()) {
            aliases.all().forEach((name, line) -> show(context, name, line));
        } else if (words.size() > 1 || words.get(0).indexOf('=') >= 0) {
            throw invocation.missing("LINE", "alias NAME = LINE, for example alias up = all: uptime");
        } else {
            String name = words.get(0);
            show(context, name, aliases.line(name).orElseThrow(() -> unknown(aliases, invocation, name)));
        }
        return ExitStatus.OK;
    }

    private static void define(Context context, Invocation invocation, String name) {
        InnerLine inner = invocation.statement().inner().orElseThrow();
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.+-]*") || KEPT.contains(name)) {
            String message = KEPT.contains(name) ? name + " stays what it is" : "not a name of an alias: " + name;
            throw atName(invocation, message, "it begins with a letter, and has no blank and no colon");
        }
        String line = inner.text().strip();
        refuseCircle(context.builtins().aliases(), invocation, name, line);
        context.script().check(invocation.statement());
        context.builtins().aliases().put(name, line);
    }

    /** Follows the first words; an alias that begins with itself means what it means without it, as in sh. */
    private static void refuseCircle(Aliases aliases, Invocation invocation, String name, String line) {
        List<String> way = new ArrayList<>(List.of(name));
        String next = firstWord(line);
        while (!next.equals(way.get(way.size() - 1))) {
            if (way.contains(next)) {
                way.add(next);
                throw atName(invocation, "that goes in a circle: " + String.join(" -> ", way), "");
            }
            Optional<String> further = aliases.line(next);
            if (further.isEmpty()) {
                return;
            }
            way.add(next);
            next = firstWord(further.get());
        }
    }

    private static String firstWord(String line) {
        return line.split("\\s", 2)[0];
    }

    private static SyntaxError atName(Invocation invocation, String message, String hint) {
        Word word = invocation.statement().words().get(1);
        return new SyntaxError(message, invocation.statement().raw(), word.start(), word.end(), hint);
    }

    /** Returns the fault that there is no such alias. */
    static SyntaxError unknown(Aliases aliases, Invocation invocation, String name) {
        String hint = Nearest.nearest(name, aliases.all().keySet())
                .map(near -> "did you mean " + near + "?")
                .orElse("alias lists them; alias NAME = LINE makes one");
        return invocation.fault(name, "no alias is called " + name, hint);
    }

    private static void show(Context context, String name, String line) {
        context.emit(new Event.Text("alias " + name + " = " + line));
    }
}
