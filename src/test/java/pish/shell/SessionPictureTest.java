package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Settings;
import pish.exec.Links;
import pish.node.Cluster;
import pish.node.Node;
import pish.node.NodeSet;
import pish.render.Palette;
import pish.render.Screen;
import pish.render.Sink;
import pish.render.Sinks;

/** The picture of a session on the first page, drawn from what pish prints. */
class SessionPictureTest {
    private static final List<String> LINES = List.of(
            "all: uname -s",
            "all: cd /tmp; X=5",
            "pi[02-03]: cd /usr",
            "all: echo $PWD $X",
            "all: [ $PISH_NODE != pi03 ] || ls /nowhere",
            "@failed: echo here is $PISH_NODE",
            "pi05: uptime");

    private static final String PROMPT = "\u001b[1mpish>\u001b[m ";
    private static final int LINE = 17;
    private static final double LETTER = 8.43;
    private static final int MARGIN = 14;

    /** Of SGR sequences (ECMA-48, section 8.3.117). */
    private static final Map<String, String> COLOURS = Map.of(
            "31", "#f7768e", "32", "#9ece6a", "33", "#e0af68", "35", "#bb9af7", "36", "#7dcfff", "90", "#787c99");

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;]*)m");

    @TempDir
    private Path home;

    private String shown() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sink sink = new Sink(out, false, Palette.COLOUR);
        Cluster cluster =
                Cluster.of(NodeSet.parse("pi[01-04]").stream().map(Node::of).toList(), Optional.empty());
        Settings settings = new Settings();
        Links links = new Links(name -> cluster.node(name).orElseThrow(), new LocalTransport(home), 4);
        Screens screens = new Screens(new Sinks(sink, sink), Screen.none());
        StringBuilder all = new StringBuilder();
        try (Shell shell = new Shell(cluster, links, settings, screens, new Batch(settings), List::of)) {
            for (String line : LINES) {
                out.reset();
                byte[] typed = (line + "\n").getBytes(StandardCharsets.UTF_8);
                shell.run(shell.sources().stream("session", new ByteArrayInputStream(typed)), List.of());
                sink.flush();
                String text = out.toString(StandardCharsets.UTF_8).replace("session:1: ", "");
                all.append(PROMPT).append(line).append('\n').append(text);
            }
        }
        return all + PROMPT;
    }

    private static String drawn(String text) {
        List<String> lines = text.lines().toList();
        int width = (int) (80 * LETTER) + 2 * MARGIN;
        int height = lines.size() * LINE + 2 * MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height + "\">\n");
        svg.append("<title>A session with pish</title>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1a1b26\"/>\n");
        svg.append("<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\" fill=\"#c0caf5\""
                + " xml:space=\"preserve\">\n");
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<text x=\"" + MARGIN + "\" y=\"" + (MARGIN + LINE * (i + 1) - 4) + "\">")
                    .append(spans(lines.get(i)))
                    .append("</text>\n");
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static String spans(String line) {
        StringBuilder spans = new StringBuilder();
        Matcher sequence = SEQUENCE.matcher(line);
        int from = 0;
        String style = "";
        while (sequence.find()) {
            spans.append(span(line.substring(from, sequence.start()), style));
            style = style(sequence.group(1));
            from = sequence.end();
        }
        return spans.append(span(line.substring(from), style)).toString();
    }

    private static String style(String numbers) {
        StringBuilder style = new StringBuilder();
        for (String number : numbers.split(";", -1)) {
            if (number.equals("1")) {
                style.append(" font-weight=\"bold\"");
            } else if (COLOURS.containsKey(number)) {
                style.append(" fill=\"" + COLOURS.get(number) + "\"");
            }
        }
        return style.toString();
    }

    private static String span(String text, String style) {
        String plain = text.replace("&", "&amp;").replace("<", "&lt;");
        return plain.isEmpty() || style.isEmpty() ? plain : "<tspan" + style + ">" + plain + "</tspan>";
    }

    @Test
    void thePictureShowsWhatPishPrints() throws IOException {
        String picture = drawn(shown());
        Path file = Path.of("docs/session.svg");
        if (Boolean.getBoolean("pish.write")) {
            Files.writeString(file, picture);
        }
        assertThat(file)
                .as("look at it, and draw it anew with: mvn test -Dtest=SessionPictureTest -Dpish.write=true")
                .content()
                .isEqualTo(picture);
    }
}
