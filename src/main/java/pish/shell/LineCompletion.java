package pish.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import pish.command.Builtin;
import pish.node.NodeSet;
import pish.syntax.Parser;

/** Completes what is typed: targets, built-ins and their arguments, and commands and files on nodes and here. */
final class LineCompletion implements Completer {
    private final Shell shell;
    private final Reach reach;
    private final RemoteNames remote;
    private final TargetCompletion targets;
    private final Parser parser;

    LineCompletion(Shell shell, Reach reach, RemoteNames remote) {
        this.shell = shell;
        this.reach = reach;
        this.remote = remote;
        this.targets = new TargetCompletion(shell);
        this.parser = shell.builtins().parser();
    }

    /** Returns the word that ends at a place in a text. */
    String word(String text, int cursor) {
        return at(text, cursor).point().raw();
    }

    private CompletionPoint at(String text, int cursor) {
        String typed = text.substring(0, cursor);
        TypedText.Piece piece = TypedText.of(typed, parser, hasDefault()).at(cursor);
        return CompletionPoint.of(typed.substring(piece.start()), parser, shell.defaultTarget());
    }

    boolean hasDefault() {
        return shell.defaultTarget().isPresent();
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> found) {
        CompletionPoint point = at(line.line(), line.cursor());
        switch (point.kind()) {
            case HEAD -> {
                found.addAll(targets.candidates(point.point().raw(), ":"));
                shell.builtins().names().forEach(name -> found.add(Candidates.whole(name, name)));
            }
            case ARGUMENT -> argument(point, found);
            case LOCAL ->
                found.addAll(NameCompletion.candidates(
                        point.point(), NameCompletion::localFiles, NameCompletion::localCommands));
            case REMOTE -> remote(point, found);
            case NOTHING -> found.clear();
        }
    }

    private void remote(CompletionPoint point, List<Candidate> found) {
        Optional<NodeSet> nodes = reach.of(point.name());
        if (nodes.isPresent()) {
            found.addAll(NameCompletion.candidates(
                    point.point(), folder -> remote.files(nodes.get(), folder), () -> remote.commands(nodes.get())));
        }
    }

    private void argument(CompletionPoint point, List<Candidate> found) {
        ShellPoint word = point.point();
        Builtin builtin = shell.builtins().get(point.name()).orElseThrow();
        if (word.raw().startsWith("-")) {
            for (Option option : builtin.options().getOptions()) {
                options(option).forEach(name -> found.add(Candidates.whole(name, name)));
            }
            return;
        }
        for (String value : builtin.complete(shell, word.before())) {
            found.add(Candidates.whole(word.write(value, true), value));
        }
        if (builtin.arguments().contains("TARGET")) {
            found.addAll(targets.candidates(word.raw(), ""));
        }
        if (builtin.arguments().matches(".*\\b(FILE|DIR|SCRIPT)\\b.*")) {
            found.addAll(NameCompletion.candidates(word, NameCompletion::localFiles, List::of));
        }
    }

    private static List<String> options(Option option) {
        List<String> names = new ArrayList<>();
        if (option.getOpt() != null) {
            names.add("-" + option.getOpt());
        }
        if (option.getLongOpt() != null) {
            names.add("--" + option.getLongOpt());
        }
        return names;
    }
}
