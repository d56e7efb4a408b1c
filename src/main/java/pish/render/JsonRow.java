package pish.render;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import pish.exec.Event;

/** A row of a table as one JSON object: columns are its fields, durations are seconds, and what is not known is null. */
public final class JsonRow {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonRow() {}

    /** Returns the object alone, on one line. */
    public static String of(Event.Row row) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(text, JsonEncoding.UTF8)) {
            generator.writeStartObject();
            write(generator, row);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text has room for all", e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Writes the columns as fields of an object that has begun. */
    static void write(JsonGenerator generator, Event.Row row) throws IOException {
        for (Map.Entry<String, ?> column : row.columns().entrySet()) {
            generator.writeFieldName(column.getKey());
            new Cell(column.getValue()).write(generator);
        }
    }
}
