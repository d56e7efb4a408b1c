package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.err;
import static pish.exec.Told.exited;
import static pish.exec.Told.finished;
import static pish.exec.Told.lost;
import static pish.exec.Told.out;
import static pish.exec.Told.started;
import static pish.exec.Told.unreachable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pish.exec.Event;
import pish.exec.Gather;
import pish.exec.Spools;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/**
 * What each renderer shows of the same events, against files that have been looked at: on a terminal of 80 columns with
 * colour (with {@code \e} for the escape character) and without (as it is seen), and in pipes.
 */
class GoldenScreensTest {
    private static final Path FOLDER = Path.of("src/test/resources/pish/render");
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1), ZoneOffset.UTC);

    private enum Form {
        FOLD,
        REGION,
        LIVE,
        QUIET,
        JSON
    }

    private static Renderer renderer(Form form, Gather gather, Sinks sinks) {
        return switch (form) {
            case FOLD -> new FoldRenderer(gather, sinks);
            case REGION -> new FoldRenderer(gather, sinks, new Screen(sinks.out(), () -> 80, () -> 24));
            case LIVE -> new LiveRenderer(sinks);
            case QUIET -> new QuietRenderer(gather, sinks);
            case JSON -> new JsonRenderer(sinks, CLOCK);
        };
    }

    @ParameterizedTest
    @EnumSource
    void looksAsItDid(Form form) throws IOException {
        StringBuilder all = new StringBuilder();
        scenes().forEach((scene, events) -> {
            String title = form + ", " + scene;
            if (form != Form.JSON) {
                Captured colour = show(form, events, Captured.terminal(Palette.COLOUR));
                all.append(section(title + ", in colour", colour.out()));
                Captured plain = show(form, events, Captured.terminal(Palette.PLAIN));
                all.append(section(title + ", 80 columns", seen(plain)));
                assertThat(seen(colour))
                        .as("%s: colour changes no place", title)
                        .isEqualTo(seen(plain));
            }
            if (form != Form.REGION) {
                Captured pipes = show(form, events, Captured.pipes());
                all.append(section(title + ", standard output in a pipe", pipes.out()));
                all.append(section(title + ", standard error in a pipe", pipes.err()));
            }
        });
        compare(FOLDER.resolve(form.name().toLowerCase(Locale.ROOT) + ".golden"), all.toString());
    }

    private static String section(String title, String text) {
        return "=== " + title + "\n" + text + (text.isEmpty() || text.endsWith("\n") ? "" : "⏎\n");
    }

    private static Captured show(Form form, List<Event> events, Captured captured) {
        try (Gather gather = new Gather(new Spools())) {
            Renderer renderer = renderer(form, gather, captured.sinks());
            renderer.tick(0);
            // a region is gone at the end: it is looked at before the last node has ended
            for (Event event : form == Form.REGION ? events.subList(0, Math.max(1, events.size() - 2)) : events) {
                gather.handle(event);
                renderer.handle(event);
                renderer.tick(0);
            }
            if (form == Form.REGION) {
                renderer.tick(Duration.ofSeconds(1).toNanos());
                renderer.tick(Duration.ofMillis(1500).toNanos());
            }
            captured.sinks().flush();
        }
        return captured;
    }

    private static String seen(Captured captured) {
        return Glass.seen(captured.out().replace("\\e", "\u001b"), 80);
    }

    private static void compare(Path file, String text) throws IOException {
        if (Boolean.getBoolean("pish.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("look at it, and write it anew with: mvn test -Dtest=GoldenScreensTest -Dpish.write=true")
                .content()
                .isEqualTo(text);
    }

    private static Map<String, List<Event>> scenes() {
        Map<String, List<Event>> scenes = new LinkedHashMap<>();
        scenes.put("wide characters", wide());
        scenes.put("colours and control sequences", hostile());
        scenes.put("nothing printed", List.of(started("ant", "bee"), exited("ant", 0), exited("bee", 0), finished(0)));
        scenes.put("no rows", List.of(new Event.Row("empty", Map.of()), finished(0)));
        scenes.put("no nodes", List.of(started(), finished(0)));
        scenes.put("failures", failures());
        scenes.put("64 nodes", many());
        scenes.put("built-ins", builtins());
        return scenes;
    }

    private static List<Event> wide() {
        String text =
                "한글 │ 漢字 │ ｆｕｌｌ\n😀 👩‍🚀 🇰🇷 ❤️ │ e\u0301 n\u0303 │ \u1112\u1161\u11ab\n" + "가".repeat(50) + "\n";
        return List.of(
                started("ant", "노드", "bee"),
                out("ant", text),
                out("노드", text),
                out("bee", "表\t" + "x".repeat(80) + "\n"),
                err("bee", "경고: 디스크가 가득 찼습니다\n"),
                exited("ant", 0),
                exited("노드", 0),
                exited("bee", 1),
                finished(1));
    }

    private static List<Event> hostile() {
        return List.of(
                started("ant", "bee"),
                out(
                        "ant",
                        "\u001b[1;32mgreen\u001b[0m plain \u001b[38;5;208morange, and never switched off\nnext line\n"),
                out("bee", "\u001b[2J\u001b[H\u001b]0;title\u0007\u001b[6n\u001b[?1049h\u001bc\u009b31m\u202eabc\r\n"),
                err("bee", "10 %\r20 %\rdone\b\b\n"),
                exited("ant", 0),
                exited("bee", 0),
                finished(0));
    }

    private static List<Event> failures() {
        return List.of(
                started("ant", "bee", "cat", "dog", "eel", "fox", "gnu"),
                out("ant", "fine\n"),
                out("bee", "half"),
                err("bee", "broken\n"),
                exited("ant", 0),
                exited("bee", 3),
                unreachable("cat"),
                lost("dog"),
                exited("eel", 124),
                exited("fox", 137),
                exited("gnu", 3),
                finished(255));
    }

    private static List<Event> many() {
        List<String> nodes = IntStream.rangeClosed(1, 64)
                .mapToObj(i -> String.format("pi%02d", i))
                .toList();
        List<Event> events = new ArrayList<>();
        events.add(started(nodes.toArray(String[]::new)));
        nodes.forEach(node -> events.add(out(node, "load " + Integer.parseInt(node.substring(2)) % 3 + "\n")));
        nodes.forEach(node -> events.add(exited(node, node.endsWith("7") ? 1 : 0)));
        events.add(finished(1));
        return events;
    }

    private static List<Event> builtins() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("node", "ant");
        first.put("name", "작은 노드");
        first.put("round trip", Duration.ofMillis(12));
        first.put("groups", Arrays.asList("rack1", "workers"));
        Map<String, Object> second = new LinkedHashMap<>(first);
        second.put("node", "grasshopper");
        second.put("name", null);
        second.put("round trip", Duration.ofSeconds(3));
        return List.of(
                new Event.Text("a line of text: 한글 \u001b[31m"),
                new Event.Row("nodes", first),
                new Event.Row("nodes", second),
                new Event.Message(Event.Severity.INFO, "good to know"),
                new Event.Message(Event.Severity.WARNING, "odd"),
                new Event.Message(Event.Severity.ERROR, "wrong"),
                new Event.Progress(3, 254),
                job(Event.JobState.RUNNING, Optional.empty(), "pi01"),
                job(Event.JobState.ENDED, Optional.of(ExitStatus.OK), ""),
                job(Event.JobState.ENDED, Optional.of(new ExitStatus(3)), "pi01"),
                finished(0));
    }

    private static Event job(Event.JobState state, Optional<ExitStatus> status, String failed) {
        NodeSet failures = failed.isEmpty() ? NodeSet.EMPTY : NodeSet.parse(failed);
        return new Event.JobChanged(
                1, state, "all: make", NodeSet.parse("pi[01-04]"), failures, status, Duration.ofSeconds(12));
    }
}
