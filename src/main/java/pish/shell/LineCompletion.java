package pish.shell;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import pish.syntax.Parser;

/** Completes what is typed: targets, built-ins and their arguments, and commands and files on nodes and here. */
final class LineCompletion implements Completer {
    private final Shell shell;
    private final Reach reach;
    private final RemoteNames remote;
    private final TargetCompletion targets;
    private final ArgumentCompletion arguments;
    private final Parser parser;

    LineCompletion(Shell shell, Reach reach, RemoteNames remote) {
        this.shell = shell;
        this.reach = reach;
        this.remote = remote;
        this.targets = new TargetCompletion(shell);
        this.arguments = new ArgumentCompletion(shell, targets, this::commands);
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
                shell.builtins().aliases().all().keySet().stream()
                        .filter(name -> !shell.builtins().names().contains(name))
                        .forEach(name -> found.add(Candidates.whole(name, name)));
            }
            case ARGUMENT -> found.addAll(arguments.candidates(point));
            case LOCAL ->
                found.addAll(NameCompletion.candidates(
                        point.point(), NameCompletion::localFiles, NameCompletion::localCommands));
            case REMOTE -> found.addAll(commands(point.name(), point.point()));
            case NOTHING -> found.clear();
        }
    }

    /** Returns commands and files of the nodes of a target that could stand in place of a word. */
    private List<Candidate> commands(String target, ShellPoint word) {
        return reach.of(target)
                .map(nodes -> NameCompletion.candidates(
                        word, folder -> remote.files(nodes, folder), () -> remote.commands(nodes)))
                .orElse(List.of());
    }
}
