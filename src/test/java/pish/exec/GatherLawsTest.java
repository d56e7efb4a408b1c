package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.exited;
import static pish.exec.Told.started;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.Bytes;
import pish.transport.Stream;

/** What holds for any outputs, and how much memory and time large ones take. */
class GatherLawsTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void foldsHoldEveryNodeOnceWithItsExactBytes() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Map<String, byte[]> outputs = new HashMap<>();
            try (Gather gather = new Gather(new Spools(folder, 3000, 20_000))) {
                run(gather, random, outputs);

                Set<String> seen = new HashSet<>();
                for (Fold fold : gather.folds()) {
                    for (String node : fold.nodes()) {
                        assertThat(seen.add(node))
                                .as("%s is in one fold, seed %d", node, seed)
                                .isTrue();
                        assertThat(bytes(fold.stdout()))
                                .as("output of %s, seed %d", node, seed)
                                .isEqualTo(outputs.get(node));
                    }
                }
                assertThat(seen).as("seed %d", seed).isEqualTo(outputs.keySet());
                assertThat(gather.folds())
                        .as("as many folds as different outputs, seed %d", seed)
                        .hasSize(new HashSet<>(outputs.values().stream()
                                        .map(ByteBuffer::wrap)
                                        .toList())
                                .size());
            }
        }
    }

    @Test
    void replaysByteForByte() throws IOException {
        for (long seed = 100; seed < 130; seed++) {
            Map<String, byte[]> outputs = new HashMap<>();
            Map<String, ByteArrayOutputStream> again = new HashMap<>();
            try (Gather gather = new Gather(new Spools(folder, 3000, 20_000))) {
                run(gather, new Random(seed), outputs);
                gather.replay(event -> collect(event, again));
            }
            for (String node : outputs.keySet()) {
                byte[] got =
                        again.getOrDefault(node, new ByteArrayOutputStream()).toByteArray();
                assertThat(got).as("%s, seed %d", node, seed).isEqualTo(outputs.get(node));
            }
        }
    }

    @Test
    void memoryIsBoundedForLargeOutputs() {
        Spools spools = new Spools(folder, Spools.SPOOL_LIMIT, 8 * MIB);
        byte[] chunk = new byte[32 << 10];
        new Random(1).nextBytes(chunk);
        Bytes bytes = Bytes.copyOf(chunk, 0, chunk.length);
        List<String> nodes = List.of("ant", "bee", "cat", "dog");
        try (Gather gather = new Gather(spools)) {
            gather.handle(started(nodes.toArray(String[]::new)));
            long begin = System.nanoTime();
            for (int i = 0; i < 100 * MIB / chunk.length; i++) {
                gather.handle(new Event.Output(nodes.get(i % 4), Stream.STDOUT, bytes));
                assertThat(spools.reserved()).isLessThanOrEqualTo(8L * MIB);
            }
            nodes.forEach(node -> gather.handle(exited(node, 0)));
            double seconds = (System.nanoTime() - begin) / 1e9;

            assertThat(gather.folds()).hasSize(1);
            assertThat(gather.folds().get(0).stdout().length()).isEqualTo(25L * MIB);
            assertThat(spools.reserved()).isZero();
            System.out.printf("gathering 4 x 25 MiB: %.0f MiB/s%n", 100 / seconds);
        }
    }

    private static void run(Gather gather, Random random, Map<String, byte[]> outputs) {
        List<String> nodes = new ArrayList<>();
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            nodes.add("n" + (char) ('a' + i));
        }
        gather.handle(started(nodes.toArray(String[]::new)));
        List<byte[]> variants = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            byte[] variant = new byte[random.nextInt(3) == 0 ? 5000 : random.nextInt(40)];
            random.nextBytes(variant);
            variants.add(variant);
        }
        for (String node : nodes) {
            byte[] output = variants.get(random.nextInt(variants.size()));
            outputs.put(node, output);
            for (int done = 0, piece; done < output.length; done += piece) {
                piece = Math.min(output.length - done, 1 + random.nextInt(2000));
                gather.handle(new Event.Output(node, Stream.STDOUT, Bytes.copyOf(output, done, piece)));
            }
            gather.handle(exited(node, 0));
        }
    }

    private static void collect(Event event, Map<String, ByteArrayOutputStream> into) {
        if (event instanceof Event.Output output) {
            try {
                output.bytes().writeTo(into.computeIfAbsent(output.node(), n -> new ByteArrayOutputStream()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static byte[] bytes(Spool spool) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        spool.writeTo(out);
        return out.toByteArray();
    }
}
