package pish.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pish.exec.Activity;
import pish.exec.Cancellation;
import pish.exec.Errand;
import pish.exec.Errands;
import pish.exec.Links;
import pish.files.Feed;
import pish.node.NodeSet;
import pish.syntax.Word;
import pish.transport.LinkState;

/**
 * What rank 0 of a job reads, as it stands at the end of the line: {@code < FILE} of the node that mpiexec runs on,
 * {@code <<< TEXT}, or {@code < -} for what pish itself reads.
 */
final class RankInput {
    private static final Duration CLEANING = Duration.ofSeconds(5);

    private final Context context;
    private final Invocation invocation;
    private final List<String> arguments;
    private Kind kind = Kind.NOTHING;
    private String text = "";
    private Optional<String> put = Optional.empty();
    private Runnable cleaning = () -> {};

    private enum Kind {
        NOTHING,
        FILE_THERE,
        TEXT,
        STANDARD_INPUT
    }

    RankInput(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
        this.arguments = new ArrayList<>(invocation.arguments());
        read();
    }

    private void read() {
        List<Word> words = invocation.statement().words();
        int trailing =
                !arguments.isEmpty() && arguments.get(arguments.size() - 1).equals("&") ? 1 : 0;
        int last = words.size() - 1 - trailing;
        // the sign is a word of its own, or the text stands right behind it
        for (int at = last - 1; at <= last; at++) {
            String sign = at < 1 ? "" : sign(words.get(at));
            if (!sign.isEmpty() && words.get(at).text().equals(sign) == (at < last)) {
                text = words.get(last).text().substring(at < last ? 0 : sign.length());
                kind = sign.equals("<<<") ? Kind.TEXT : text.equals("-") ? Kind.STANDARD_INPUT : Kind.FILE_THERE;
                int end = arguments.size() - trailing;
                arguments.subList(end - (last - at + 1), end).clear();
                return;
            }
        }
    }

    /** Returns the sign that a word begins with as it is written, without quotes. */
    private String sign(Word word) {
        String written = invocation.statement().raw().substring(word.start(), word.end());
        return written.startsWith("<<<") ? "<<<" : written.startsWith("<") && !written.startsWith("<<") ? "<" : "";
    }

    /** Returns the arguments of the line without it. */
    List<String> arguments() {
        return List.copyOf(arguments);
    }

    /** Returns the file that rank 0 reads; before {@link #put} a hyphen for one that is still to be put there. */
    Optional<String> file() {
        return switch (kind) {
            case NOTHING -> Optional.empty();
            case FILE_THERE -> Optional.of(text);
            case TEXT, STANDARD_INPUT -> put.or(() -> Optional.of("-"));
        };
    }

    /**
     * Puts it on a node, if it is not there already; shows how far it is, and where it failed.
     *
     * @return whether it is there now
     */
    boolean put(String node) throws IOException {
        if (kind != Kind.TEXT && kind != Kind.STANDARD_INPUT) {
            return true;
        }
        Path file = Files.createTempFile("pish", ".in");
        try {
            fill(file);
            Feed feed = new Feed(file, 1);
            put = Optional.of(feed.on(node));
            cleaning = () -> clean(context.links(), node, feed.cleaning(node));
            return context.prepare(NodeSet.of(node), feed::to, feed::progress).isEmpty();
        } finally {
            Files.delete(file);
        }
    }

    private void fill(Path file) throws IOException {
        if (kind == Kind.TEXT) {
            Files.writeString(file, text + "\n");
        } else {
            Files.copy(standard(context, invocation), file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Returns what pish itself reads. */
    static InputStream standard(Context context, Invocation invocation) {
        String line = "-c '" + invocation.statement().raw().strip() + "'";
        return context.standardInput()
                .orElseThrow(() -> invocation.fault(
                        "-", "pish reads its lines from standard input", "name a file, or give the line as " + line));
    }

    /** Returns what makes the same, after whose end nothing of the input is left on the node. */
    Activity.Maker cleanedAfter(Activity.Maker maker) {
        return maker.then(cleaning);
    }

    private static void clean(Links links, String node, String script) {
        if (links.state(node) == LinkState.UP) {
            new Errands(links, new Cancellation(), now -> {}).run(Map.of(node, Errand.of(script)), CLEANING);
        }
    }
}
