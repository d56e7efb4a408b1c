package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pish.exec.Told.err;
import static pish.exec.Told.exited;
import static pish.exec.Told.lost;
import static pish.exec.Told.out;
import static pish.exec.Told.raw;
import static pish.exec.Told.started;
import static pish.exec.Told.unreachable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

class JsonRendererTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_767_225_600_250L));

    @Test
    void writesABroadcast() {
        Captured shown = show(
                started("ant", "bee", "cat"),
                new Event.Connected("ant"),
                new Event.Rejoined("bee"),
                out("ant", "hello \"you\"\nwor"),
                err("ant", "bad\\\n"),
                out("ant", "ld\n한글 😀\u001b[2J\n\nend"),
                exited("ant", 3, 1012),
                lost("bee"),
                unreachable("cat"),
                finished());

        assertThat(shown.out()).isEqualTo("""
                        {"event":"connected",@,"node":"ant"}
                        {"event":"rejoined",@,"node":"bee"}
                        {"event":"output",@,"node":"ant","stream":"stdout","line":"hello \\"you\\""}
                        {"event":"output",@,"node":"ant","stream":"stderr","line":"bad\\\\"}
                        {"event":"output",@,"node":"ant","stream":"stdout","line":"world"}
                        {"event":"output",@,"node":"ant","stream":"stdout","line":"한글 😀\\u001B[2J"}
                        {"event":"output",@,"node":"ant","stream":"stdout","line":""}
                        {"event":"output",@,"node":"ant","stream":"stdout","line":"end","eol":false}
                        {"event":"exited",@,"node":"ant","status":3,"seconds":1.012}
                        {"event":"exited",@,"node":"bee","status":255,"seconds":20.000,"lost":true}
                        {"event":"unreachable",@,"node":"cat","reason":"connection timed out after 10 s"}
                        {"event":"finished",@,"number":7,"line":"all: date","status":255,"ok":"","failed":"ant,bee,cat","seconds":0.034}
                        """.replace("@", "\"time\":1767225600.250"));
        assertThat(shown.err()).isEmpty();
    }

    @Test
    void writesWhatBuiltinsSay() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("node", "ant");
        columns.put("address", "10.0.0.1");
        Captured shown = show(
                new Event.Row("nodes", columns),
                new Event.Text("half a pair: \ud83d"),
                new Event.Progress(3, 254),
                new Event.Message(Event.Severity.WARNING, "for people"));

        assertThat(shown.out()).isEqualTo("""
                        {"event":"row",@,"table":"nodes","node":"ant","address":"10.0.0.1"}
                        {"event":"text",@,"line":"half a pair: ?"}
                        {"event":"progress",@,"done":3,"total":254}
                        """.replace("@", "\"time\":1767225600.250"));
        assertThat(shown.err()).isEqualTo("pish: for people\n");
    }

    @Test
    void refusesColumnsThatWouldHideAField() {
        assertThatThrownBy(() -> show(new Event.Row("nodes", Map.of("time", "now"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time");
    }

    @Test
    void writesOtherBytesInBase64() {
        Captured shown = show(started("ant"), raw("ant", 'o', 'k', '\n', 0xff, 0, 'x', '\n', 0xc3), exited("ant", 0));

        assertThat(shown.out().lines().limit(3))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("\"line\":\"ok\"}"),
                        line -> assertThat(line).endsWith("\"base64\":\"/wB4\"}"),
                        line -> assertThat(line).endsWith("\"base64\":\"ww==\",\"eol\":false}"));
    }

    private static Event finished() {
        return new Event.Finished(
                7,
                "all: date",
                ExitStatus.UNREACHABLE,
                NodeSet.EMPTY,
                NodeSet.of(List.of("ant", "bee", "cat")),
                Duration.ofMillis(34));
    }

    private static Captured show(Event... events) {
        Captured captured = Captured.pipes();
        JsonRenderer renderer = new JsonRenderer(captured.sinks(), CLOCK);
        List.of(events).forEach(renderer::handle);
        renderer.tick(0);
        return captured;
    }
}
