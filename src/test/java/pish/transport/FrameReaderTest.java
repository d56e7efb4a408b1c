package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final String NONCE = "0123456789abcdef".repeat(2);
    private static final String OTHER = "fedcba9876543210".repeat(2);

    /** Keeps what a stream was split into; a frame stands in the data as «kind|text». */
    private static final class Log implements FrameReader.Sink {
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();
        private final List<Frame> frames = new ArrayList<>();

        @Override
        public void data(byte[] buffer, int offset, int length) {
            assertThat(length).isPositive();
            data.write(buffer, offset, length);
        }

        @Override
        public void frame(Frame frame) {
            frames.add(frame);
            data.writeBytes(("«" + frame.kind() + "|" + frame.text() + "»").getBytes(StandardCharsets.ISO_8859_1));
        }

        String text() {
            return data.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String frame(String nonce, String text) {
        return "\001" + nonce + text + "\001" + nonce;
    }

    private static Log read(List<String> nonces, String... chunks) {
        Log log = new Log();
        FrameReader reader = new FrameReader(log);
        reader.expect(nonces.stream().map(FrameReaderTest::bytes).toList());
        for (String chunk : chunks) {
            reader.feed(bytes(chunk), 0, chunk.length());
        }
        reader.end();
        return log;
    }

    @Test
    void splitsTheSameAtEveryPairOfBoundaries() {
        String stream = "a\001\001b" + frame(NONCE, "E0 /x\001y") + "\001" + frame(OTHER, "E9 no") + NONCE.substring(1)
                + frame(NONCE, "");
        String expected = "a\001\001b«E|0 /x\001y»\001" + frame(OTHER, "E9 no") + NONCE.substring(1) + "«?|»";
        for (int i = 0; i <= stream.length(); i++) {
            for (int j = i; j <= stream.length(); j++) {
                Log log = read(List.of(NONCE), stream.substring(0, i), stream.substring(i, j), stream.substring(j));
                assertThat(log.text()).as(i + " " + j).isEqualTo(expected);
            }
        }
    }

    @Test
    void splitsByteByByteWithAnOffset() {
        Log log = new Log();
        FrameReader reader = new FrameReader(log);
        reader.expect(List.of(bytes(OTHER), bytes(NONCE)));
        for (byte b : bytes("x" + frame(NONCE, "E3 /tmp") + "y\001" + NONCE.substring(0, 31))) {
            reader.feed(new byte[] {1, b, 1}, 1, 1);
        }
        assertThat(log.text()).as("what may begin a frame is held back").isEqualTo("x«E|3 /tmp»y");
        reader.end();
        assertThat(log.text()).isEqualTo("x«E|3 /tmp»y\001" + NONCE.substring(0, 31));
        assertThat(log.frames).containsExactly(new Frame(NONCE, 'E', "3 /tmp"));
    }

    @Test
    void passesRandomBytesWithBitsOfFramesOnUnchanged() {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder stream = new StringBuilder();
            StringBuilder expected = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                append(random, stream, expected);
            }
            List<String> chunks = new ArrayList<>();
            for (int from = 0, to; from < stream.length(); from = to) {
                to = Math.min(stream.length(), from + 1 + random.nextInt(50));
                chunks.add(stream.substring(from, to));
            }
            assertThat(read(List.of(OTHER, NONCE), chunks.toArray(String[]::new))
                            .text())
                    .as("round " + round)
                    .isEqualTo(expected.toString());
        }
    }

    private static void append(Random random, StringBuilder stream, StringBuilder expected) {
        String noise = switch (random.nextInt(6)) {
            case 0 -> "\001".repeat(1 + random.nextInt(3));
            // never the whole nonce: that would be a frame
            case 1 -> "\001" + NONCE.substring(0, random.nextInt(NONCE.length())) + "~";
            case 2 -> frame("f".repeat(32), "E0 /");
            case 3 -> NONCE;
            case 4 -> {
                String text = "E" + random.nextInt(256) + " /" + "\001".repeat(random.nextInt(2)) + random.nextInt();
                String nonce = random.nextBoolean() ? NONCE : OTHER;
                stream.append("-").append(frame(nonce, text));
                expected.append("-«E|").append(text, 1, text.length()).append('»');
                yield "";
            }
            default -> {
                byte[] any = new byte[random.nextInt(100)];
                random.nextBytes(any);
                yield new String(any, StandardCharsets.ISO_8859_1) + "-";
            }
        };
        // a mark right before a nonce that is noise would make it a frame
        String safe = stream.toString().endsWith("\001") && noise.startsWith(NONCE) ? "-" + noise : noise;
        stream.append(safe);
        expected.append(safe);
    }

    @Test
    void boundsTheTextOfAFrame() {
        String text = "S" + "x".repeat(FrameReader.MAX_TEXT);
        Log log = read(List.of(NONCE), frame(NONCE, text), "after");
        assertThat(log.frames.get(0).text()).hasSize(FrameReader.MAX_TEXT - 1);
        assertThat(log.text()).endsWith("»after");
    }

    @Test
    void aFrameThatASignalCutShortIsDroppedAtTheNext() {
        Log log = read(
                List.of(NONCE, OTHER), "a\001" + NONCE + "Serrexit 90", "000:\001" + OTHER + "E0 /\001", OTHER + "b");
        assertThat(log.text()).isEqualTo("a«E|0 /»b");
        assertThat(log.frames).containsExactly(new Frame(OTHER, 'E', "0 /"));
    }

    @Test
    void aFrameCutOffByTheStreamsEndIsNoOutput() {
        assertThat(read(List.of(NONCE), "a\001" + NONCE + "E0 /x\001012").text())
                .isEqualTo("a");
    }

    @Test
    void readsStatusAndDirectory() {
        Frame frame = new Frame(NONCE, 'E', "130 /home/gr\u00c3\u00bc\u00c3\u009fe /x");
        assertThat(frame.status()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(frame.directory()).isEqualTo("/home/grüße /x");
        assertThat(new Frame(NONCE, 'E', "gone wrong").status()).isEqualTo(ExitStatus.UNREACHABLE);
    }
}
