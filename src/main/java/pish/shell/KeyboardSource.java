package pish.shell;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.MaskingCallback;
import org.jline.reader.UserInterruptException;
import pish.command.LineSource;
import pish.exec.Event;
import pish.render.JobText;
import pish.render.Palette;
import pish.syntax.LogicalLine;
import pish.syntax.Parser;

/** Lines that a person types, with editing, history, colours and completion. */
final class KeyboardSource implements LineSource {
    private final Console console;
    private final Shell shell;
    private final RunningKeys keys;
    private final TypedHistory history;
    private final PromptText prompt;
    private final RemoteNames remote;
    private final Parser parser;
    private final LineEditor editor;
    private final EditorKeys editorKeys;
    private final Deque<String> accepted = new ArrayDeque<>();
    private int count;
    private volatile boolean leaving;

    KeyboardSource(Console console, Shell shell, RunningKeys keys, TypedHistory history) throws IOException {
        this.console = console;
        this.shell = shell;
        this.keys = keys;
        this.history = history;
        Reach reach = new Reach(shell);
        prompt = new PromptText(shell, reach, console::palette);
        remote = new RemoteNames(shell.links());
        parser = shell.builtins().parser();
        editor = new LineEditor(console.terminal(), prompt::right);
        if (console.palette() == Palette.PLAIN) {
            editor.withoutColour();
        }
        LineCompletion completion = new LineCompletion(shell, reach, remote);
        editor.setParser(new EditorParser(parser, completion::hasDefault, completion::word));
        editor.setCompleter(completion);
        editor.setHighlighter(new Highlight(shell, reach, console::palette));
        editor.setVariable(LineReader.HISTORY_SIZE, HistoryFile.KEPT);
        editor.setHistory(history);
        editorKeys = new EditorKeys(editor, shell.settings(), shell.context().keys());
    }

    LineEditor editor() {
        return editor;
    }

    @Override
    public Optional<LogicalLine> next() {
        while (accepted.isEmpty() && !leaving) {
            try {
                accept(read());
                if (accepted.isEmpty() && shell.targets().strays().hasQuestion()) {
                    accepted.add(""); // before each line it is asked whether to follow
                }
            } catch (UserInterruptException e) {
                // the line is dropped, as in every shell
                accepted.clear();
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
        if (leaving) {
            return Optional.empty();
        }
        String line = accepted.remove();
        history.keep(line);
        history.takeProblem().ifPresent(problem -> shell.message(Event.Severity.WARNING, problem));
        return Optional.of(new LogicalLine(line, ++count));
    }

    private String read() {
        remote.forgetFiles();
        console.sinks().flush();
        String pasted = replay();
        console.editing();
        editorKeys.follow();
        shell.jobs().news().beginPrompt(news -> editor.printAbove(JobText.of(news, console.palette())));
        shell.targets().strays().beginPrompt(text -> editor.printAbove(text));
        try {
            String left = prompt.prompt(console.terminal().getWidth());
            return editor.readLine(left, null, (MaskingCallback) null, pasted);
        } finally {
            shell.jobs().news().endPrompt();
            shell.targets().strays().endPrompt();
            console.restore();
        }
    }

    /**
     * Types what was typed ahead, line by line. Returns what is only to stand in the editor: several lines that were pasted,
     * without newlines at their end, so that nothing runs before Enter. Not as a paste that the editor reads: JLine 3.30
     * leaves what it reads so among the keys still to come (BindingReader.readStringUntil).
     */
    private String replay() {
        boolean pasted = keys.isPasted();
        String typed = keys.takeTyped();
        if (pasted) {
            return typed.replaceAll("\r\n?", "\n").replaceFirst("\n+\\z", "");
        }
        if (!typed.isEmpty()) {
            editor.runMacro(typed);
        }
        return null;
    }

    private void accept(String text) {
        TypedText typed = TypedText.of(text, parser, shell.defaultTarget().isPresent());
        List<String> lines = typed.lines(parser);
        if (lines.size() < 2 || confirmed(lines)) {
            accepted.addAll(typed.linesAndComments(parser));
        }
    }

    private boolean confirmed(List<String> lines) {
        return shell.operator().confirm(prompt.question(lines));
    }

    /**
     * Ends the lines: at once if something is being typed, else when the command that runs has ended. May be called from
     * any thread.
     *
     * @param reading the thread that reads lines
     */
    void leave(Thread reading) {
        leaving = true;
        if (editor.isReading() || console.isAsking()) {
            reading.interrupt();
        }
    }

    @Override
    public boolean interactive() {
        return true;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public void close() {
        leaving = true;
    }
}
