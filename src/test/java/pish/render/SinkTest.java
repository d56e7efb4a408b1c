package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import pish.transport.Stream;

class SinkTest {
    @Test
    void keepsItsFirstFailure() throws IOException {
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            Sink sink = new Sink(full, false, Palette.PLAIN);
            sink.line("some text");
            assertThat(sink.failure()).as("still in the buffer").isEmpty();

            sink.flush();
            sink.line("more text");
            sink.flush();

            assertThat(sink.failure()).get().extracting(Throwable::getMessage).isEqualTo("No space left on device");
        }
    }

    @Test
    void knowsWhetherALineIsOpen() {
        Captured captured = Captured.terminal(Palette.COLOUR);
        Sink sink = captured.sinks().out();
        foreign(sink, "one\n\u001b[m");
        sink.line("two");
        foreign(sink, "three");
        sink.line("four");
        foreign(sink, "\u001b[31mfive\n");
        sink.line("six");
        sink.flush();

        assertThat(captured.out().replaceAll("\\\\e\\[[0-9]*m", "")).isEqualTo("one\ntwo\nthree\nfour\nfive\nsix\n");
    }

    @Test
    void writesBothStreamsToOneTerminalInOrder() {
        StringBuilder seen = new StringBuilder();
        Sinks sinks = new Sinks(new Sink(to(seen), true, Palette.PLAIN), new Sink(to(seen), true, Palette.PLAIN));

        sinks.of(Stream.STDOUT).line("1");
        sinks.of(Stream.STDERR).line("2");
        sinks.of(Stream.STDOUT).line("3");
        sinks.flush();

        assertThat(seen.toString()).isEqualTo("1\n2\n3\n");
    }

    private static void foreign(Sink sink, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sink.foreign(bytes, 0, bytes.length);
    }

    private static OutputStream to(StringBuilder seen) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                seen.append((char) b);
            }
        };
    }
}
