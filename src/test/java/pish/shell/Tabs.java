package pish.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import pish.command.Settings;
import pish.node.Cluster;
import pish.render.Palette;
import pish.render.Screen;
import pish.render.Sink;
import pish.render.Sinks;

/** A shell in front of nodes, and what Tab offers there. */
final class Tabs implements AutoCloseable {
    final Shell shell;
    private final LineCompletion completion;

    Tabs(Lab lab, Cluster cluster) {
        Sink sink = new Sink(java.io.OutputStream.nullOutputStream(), false, Palette.PLAIN);
        Settings settings = new Settings();
        shell = new Shell(
                cluster,
                lab.links(),
                settings,
                new Screens(new Sinks(sink, sink), Screen.none()),
                new Batch(settings),
                List::of);
        completion = new LineCompletion(shell, new Reach(shell), new RemoteNames(shell.links()));
    }

    /**
     * Presses Tab.
     *
     * @param barred a line in which a bar marks the cursor
     * @return the text up to the cursor with each candidate in its place, sorted
     */
    List<String> completed(String barred) {
        int cursor = barred.indexOf('|');
        String text = barred.substring(0, cursor) + barred.substring(cursor + 1);
        String word = completion.word(text, cursor);
        List<Candidate> found = new ArrayList<>();
        completion.complete(null, new EditedLine(text, cursor, word), found);
        String before = text.substring(0, cursor - word.length());
        return found.stream()
                .map(Candidate::value)
                .filter(value -> value.startsWith(word))
                .map(value -> before + value)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        shell.close();
    }
}
