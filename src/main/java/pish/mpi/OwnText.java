package pish.mpi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import pish.transport.Stream;

/** Makes lines of what mpiexec says itself on either stream. */
final class OwnText {
    private static final int LONGEST = 64 << 10;

    private final BiConsumer<Stream, String> lines;
    private final Map<Stream, ByteArrayOutputStream> open = new EnumMap<>(Stream.class);

    OwnText(BiConsumer<Stream, String> lines) {
        this.lines = lines;
        for (Stream stream : Stream.values()) {
            open.put(stream, new ByteArrayOutputStream());
        }
    }

    void add(Stream stream, byte[] bytes) {
        ByteArrayOutputStream line = open.get(stream);
        for (byte b : bytes) {
            if (b == '\n' || line.size() > LONGEST) {
                end(stream);
            } else {
                line.write(b);
            }
        }
    }

    /** Says that nothing more comes on a stream. */
    void end(Stream stream) {
        ByteArrayOutputStream line = open.get(stream);
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(stream, text);
    }
}
