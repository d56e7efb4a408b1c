package pish.render;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** Writes JSON objects (RFC 8259), each on a line of its own. */
final class JsonLines {
    private static final int MILLIS = 3;

    /** Writes an object's fields. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator generator) throws IOException;
    }

    private final JsonGenerator generator;
    private final Sink sink;
    private final InstantSource clock;

    JsonLines(Sink sink, InstantSource clock) {
        this.sink = sink;
        this.clock = clock;
        try {
            JsonFactory factory = new JsonFactory().setRootValueSeparator(null);
            this.generator = factory.createGenerator(sink.verbatim(), JsonEncoding.UTF8);
        } catch (IOException e) {
            throw neverThrown(e);
        }
    }

    /** Writes an object of the given event with the time and some fields. */
    void write(String event, Fields fields) {
        try {
            generator.writeStartObject();
            generator.writeStringField("event", event);
            generator.writeFieldName("time");
            generator.writeNumber(BigDecimal.valueOf(clock.millis(), MILLIS));
            fields.write(generator);
            generator.writeEndObject();
            generator.writeRaw('\n');
        } catch (IOException e) {
            throw neverThrown(e);
        }
    }

    /** Hands everything on. */
    void flush() {
        try {
            generator.flush();
        } catch (IOException e) {
            throw neverThrown(e);
        }
        sink.flush();
    }

    /** Writes a text of any origin; a surrogate without its other half becomes {@code ?}. */
    static void text(JsonGenerator generator, String name, String text) throws IOException {
        generator.writeFieldName(name);
        text(generator, text);
    }

    /** Writes a text as a value, see the other method. */
    static void text(JsonGenerator generator, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        generator.writeUTF8String(bytes, 0, bytes.length);
    }

    /** Writes how long something took. */
    static void seconds(JsonGenerator generator, Duration elapsed) throws IOException {
        generator.writeFieldName("seconds");
        generator.writeNumber(BigDecimal.valueOf(elapsed.toMillis(), MILLIS));
    }

    private static UncheckedIOException neverThrown(IOException e) {
        return new UncheckedIOException("a sink keeps its failures to itself", e);
    }
}
