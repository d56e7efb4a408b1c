package pish.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import pish.exec.Ending;
import pish.exec.Event;
import pish.exec.Rank;
import pish.render.JsonLines.Fields;
import pish.transport.Stream;

/**
 * Writes events as JSON, one object a line (NDJSON), on standard output; messages for people go to standard error.
 *
 * <p>Every object has {@code event} and {@code time}, in seconds since the epoch. An {@code output} is one line of a node
 * without its newline; {@code "eol":false} says that no newline followed: the output ended there, or the line is longer
 * than 64 KiB and goes on in the node's next {@code output} of that stream. Where the bytes are not UTF-8, {@code base64}
 * (RFC 4648) takes the place of {@code line}. What an MPI job's ranks print and how they end has {@code rank} beside
 * {@code node}.
 */
public final class JsonRenderer implements Renderer {
    private static final Set<String> RESERVED = Set.of("event", "time", "table");

    private final JsonLines json;
    private final Sink err;
    private final NodeLines lines = new NodeLines(this::output);
    private Map<String, String> places = Map.of();

    /**
     * Makes a renderer.
     *
     * @param sinks where to write
     * @param clock tells the time of each event
     */
    public JsonRenderer(Sinks sinks, InstantSource clock) {
        this.json = new JsonLines(sinks.out(), clock);
        this.err = sinks.err();
    }

    @Override
    public void handle(Event event) {
        Ending.of(event).ifPresent(ending -> lines.end(ending.node()));
        if (event instanceof Event.Started started) {
            places = started.places();
        } else if (event instanceof Event.Placed placed) {
            places = placed.places();
        } else if (event instanceof Event.Output output) {
            lines.handle(output);
        } else if (event instanceof Event.Connected connected) {
            json.write("connected", g -> g.writeStringField("node", connected.node()));
        } else if (event instanceof Event.Rejoined rejoined) {
            json.write("rejoined", g -> g.writeStringField("node", rejoined.node()));
        } else if (event instanceof Event.Exited exited) {
            json.write("exited", g -> exited(g, exited));
        } else if (event instanceof Event.Lost lost) {
            json.write("exited", g -> lost(g, lost));
        } else if (event instanceof Event.Unreachable unreachable) {
            json.write("unreachable", g -> {
                g.writeStringField("node", unreachable.node());
                JsonLines.text(g, "reason", unreachable.reason());
            });
        } else {
            handleOther(event);
        }
    }

    @Override
    public void tick(long now) {
        json.flush();
    }

    private void handleOther(Event event) {
        if (event instanceof Event.Text text) {
            json.write("text", g -> JsonLines.text(g, "line", text.line()));
        } else if (event instanceof Event.Row row) {
            json.write("row", g -> row(g, row));
        } else if (event instanceof Event.Progress progress) {
            json.write("progress", g -> {
                g.writeNumberField("done", progress.done());
                g.writeNumberField("total", progress.total());
                if (progress.unit() == Event.Unit.BYTES) {
                    g.writeStringField("unit", "bytes");
                }
            });
        } else if (event instanceof Event.Skipped skipped) {
            json.write("skipped", g -> {
                g.writeStringField("nodes", skipped.nodes().toString());
                JsonLines.text(g, "reason", skipped.reason());
            });
        } else if (event instanceof Event.JobChanged job) {
            json.write("job", g -> job(g, job));
        } else if (event instanceof Event.Message message) {
            BuiltinText.print(message, err);
        } else if (event instanceof Event.Finished finished) {
            lines.endAll();
            json.write("finished", finished(finished));
            json.flush();
        }
    }

    private void output(String node, Stream stream, Line line) {
        json.write("output", g -> {
            who(g, node);
            g.writeStringField("stream", stream == Stream.STDOUT ? "stdout" : "stderr");
            if (line.isText()) {
                g.writeFieldName("line");
                line.lend(g::writeUTF8String);
            } else {
                g.writeFieldName("base64");
                line.lend(g::writeBinary);
            }
            if (!line.ends()) {
                g.writeBooleanField("eol", false);
            }
        });
    }

    private void who(JsonGenerator g, String name) throws IOException {
        if (Rank.is(name)) {
            g.writeNumberField("rank", Rank.number(name));
        }
        g.writeStringField("node", places.getOrDefault(name, name));
    }

    private void exited(JsonGenerator g, Event.Exited exited) throws IOException {
        who(g, exited.node());
        g.writeNumberField("status", exited.status().code());
        JsonLines.seconds(g, exited.elapsed());
    }

    private void lost(JsonGenerator g, Event.Lost lost) throws IOException {
        who(g, lost.node());
        g.writeNumberField("status", 255);
        JsonLines.seconds(g, lost.elapsed());
        g.writeBooleanField("lost", true);
    }

    private static void row(JsonGenerator g, Event.Row row) throws IOException {
        JsonLines.text(g, "table", row.table());
        row.columns().keySet().stream().filter(RESERVED::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("a column may not be named " + name);
        });
        JsonRow.write(g, row);
    }

    private static void job(JsonGenerator g, Event.JobChanged job) throws IOException {
        g.writeNumberField("job", job.job());
        g.writeStringField("state", job.state().name().toLowerCase(Locale.ROOT));
        JsonLines.text(g, "line", job.line());
        g.writeStringField("nodes", job.nodes().toString());
        g.writeStringField("failed", job.failed().toString());
        if (job.status().isPresent()) {
            g.writeNumberField("status", job.status().get().code());
        }
        JsonLines.seconds(g, job.elapsed());
    }

    private static Fields finished(Event.Finished finished) {
        return g -> {
            g.writeNumberField("number", finished.number());
            JsonLines.text(g, "line", finished.line());
            g.writeNumberField("status", finished.status().code());
            g.writeStringField("ok", finished.ok().toString());
            g.writeStringField("failed", finished.failed().toString());
            JsonLines.seconds(g, finished.elapsed());
        };
    }
}
