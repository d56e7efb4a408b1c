package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.exited;
import static pish.exec.Told.started;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import pish.exec.Event;
import pish.transport.Bytes;
import pish.transport.Stream;

/** Reads the JSON back with a parser: no byte may be lost, no line may need much memory, and it must be fast. */
class JsonLawsTest {
    private static final String[] PIECES = {"a", "\n", "\r", "한", "😀", "\"", "\\", "\u0000", "\u001b", "\u2028", "é"};

    @Test
    void everyByteComesBack() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] output = random(random);
            Captured captured = Captured.pipes();
            JsonRenderer renderer = new JsonRenderer(captured.sinks(), InstantSource.system());
            renderer.handle(started("ant"));
            for (int done = 0, piece; done < output.length; done += piece) {
                piece = Math.min(output.length - done, 1 + random.nextInt(50));
                renderer.handle(new Event.Output("ant", Stream.STDOUT, Bytes.copyOf(output, done, piece)));
            }
            renderer.handle(exited("ant", 0));
            renderer.tick(0);

            assertThat(readBack(captured.outBytes())).as("seed %d", seed).isEqualTo(output);
        }
    }

    @Test
    void aVeryLongLineIsSplitBetweenCharacters() throws IOException {
        byte[] output = ("x" + "한".repeat(100_000) + "\nnext").getBytes(StandardCharsets.UTF_8);
        Captured captured = Captured.pipes();
        JsonRenderer renderer = new JsonRenderer(captured.sinks(), InstantSource.system());
        renderer.handle(new Event.Output("ant", Stream.STDOUT, Bytes.copyOf(output, 0, output.length)));
        renderer.handle(exited("ant", 0));
        renderer.tick(0);

        assertThat(readBack(captured.outBytes())).isEqualTo(output);
        assertThat(captured.out()).doesNotContain("base64");
        assertThat(captured.out().lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(66_000));
    }

    @Test
    void aLineOf100MegabytesPassesThrough() {
        AtomicLong written = new AtomicLong();
        JsonRenderer renderer = toCounter(written);
        Bytes chunk = Bytes.utf8("x".repeat(32 << 10));
        long begin = System.nanoTime();
        for (int i = 0; i < 3200; i++) {
            renderer.handle(new Event.Output("ant", Stream.STDOUT, chunk));
            assertThat(written.get()).as("is held back at most").isGreaterThan((i - 5L) * (32 << 10));
        }
        renderer.handle(exited("ant", 0));
        renderer.tick(0);

        assertThat(written.get()).isBetween(100L << 20, 101L << 20);
        System.out.printf("JSON of one line: %.0f MiB/s%n", 100 / ((System.nanoTime() - begin) / 1e9));
    }

    @Test
    void writesHundredThousandLinesASecond() {
        AtomicLong written = new AtomicLong();
        JsonRenderer renderer = toCounter(written);
        Bytes chunk = Bytes.utf8("64 bytes from 192.168.1.101: icmp_seq=1 ttl=64 time=0.031 ms\n".repeat(100));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 2000; i++) {
            renderer.handle(new Event.Output("pi01", Stream.STDOUT, chunk));
        }
        renderer.tick(0);
        double rate = 200_000 / ((threads.getCurrentThreadCpuTime() - begin) / 1e9);

        System.out.printf("JSON: %.0f lines a second of CPU%n", rate);
        assertThat(rate).isGreaterThan(100_000);
        assertThat(written.get()).isGreaterThan(200_000L * 100);
    }

    private static JsonRenderer toCounter(AtomicLong written) {
        OutputStream counter = new OutputStream() {
            @Override
            public void write(int b) {
                written.incrementAndGet();
            }

            @Override
            public void write(byte[] source, int offset, int count) {
                written.addAndGet(count);
            }
        };
        Sink sink = new Sink(counter, false, Palette.PLAIN);
        return new JsonRenderer(new Sinks(sink, sink), InstantSource.system());
    }

    private static byte[] random(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean binary = random.nextInt(3) == 0;
        int pieces = random.nextInt(200);
        for (int i = 0; i < pieces; i++) {
            if (binary && random.nextInt(5) == 0) {
                out.write(random.nextInt(256));
            } else {
                out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] readBack(byte[] json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                boolean output = false;
                boolean eol = true;
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String field = parser.currentName();
                    parser.nextToken();
                    output |= field.equals("line") || field.equals("base64");
                    if (field.equals("line")) {
                        bytes.writeBytes(parser.getText().getBytes(StandardCharsets.UTF_8));
                    } else if (field.equals("base64")) {
                        bytes.writeBytes(parser.getBinaryValue());
                    } else if (field.equals("eol")) {
                        eol = parser.getBooleanValue();
                    }
                }
                if (output && eol) {
                    bytes.write('\n');
                }
            }
        }
        return bytes.toByteArray();
    }
}
