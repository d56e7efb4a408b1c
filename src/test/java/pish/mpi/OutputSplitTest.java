package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OutputSplitTest {
    private static final RankMark MARK = RankMark.of("0123abcd");
    private static final String M = "\u00010123abcd";

    private final Map<Integer, ByteArrayOutputStream> parts = new TreeMap<>();
    private final OutputSplit split = new OutputSplit(MARK, new OutputSplit.Parts() {
        @Override
        public void rank(int rank, byte[] bytes) {
            parts.computeIfAbsent(rank, unseen -> new ByteArrayOutputStream()).writeBytes(bytes);
        }

        @Override
        public void own(byte[] bytes) {
            rank(-1, bytes);
        }
    });

    private void add(String text) {
        split.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String of(int rank) {
        return parts.getOrDefault(rank, new ByteArrayOutputStream()).toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void attributesLinesAndPartsOfLines() {
        add("own\n" + M + "1:abc" + M + "0:x\n" + M + "1:def\n[mpiexec] bye\n");
        split.end();

        assertThat(of(0)).isEqualTo("x\n");
        assertThat(of(1)).isEqualTo("abcdef\n");
        assertThat(of(-1)).isEqualTo("own\n[mpiexec] bye\n");
    }

    @Test
    void whatOnlyLooksLikeAMarkIsOutput() {
        String near = "\u0001\u000101\u00010123abcd\u00010123abcd007x\u00010123abcd12\n";
        add(M + "7:" + near);
        split.end();

        assertThat(of(7)).isEqualTo(near);
        assertThat(parts).containsOnlyKeys(7);
    }

    @Test
    void anyPiecesGiveTheSame() {
        Random random = new Random(3);
        StringBuilder all = new StringBuilder();
        Map<Integer, StringBuilder> expected = new TreeMap<>();
        for (int i = 0; i < 2000; i++) {
            int rank = random.nextInt(12);
            String piece = "\u0001x0123".substring(0, random.nextInt(7)) + i + (random.nextBoolean() ? "\n" : "");
            all.append(M).append(rank).append(':').append(piece);
            expected.computeIfAbsent(rank, unseen -> new StringBuilder()).append(piece);
        }
        byte[] bytes = all.toString().getBytes(StandardCharsets.ISO_8859_1);
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(50));
            split.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        split.end();

        expected.forEach((rank, text) -> assertThat(of(rank)).isEqualTo(text.toString()));
        assertThat(parts).doesNotContainKey(-1);
    }
}
