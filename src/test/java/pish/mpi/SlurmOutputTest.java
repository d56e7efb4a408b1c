package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SlurmOutputTest {
    private static final String M = "\u00010123abcd";

    private final Map<Integer, String> ranks = new TreeMap<>();
    private final List<String> others = new ArrayList<>();
    private final SlurmOutput output = new SlurmOutput(RankMark.of("0123abcd"), new SlurmOutput.Parts() {
        @Override
        public void rank(int rank, byte[] bytes) {
            ranks.merge(rank, new String(bytes, StandardCharsets.ISO_8859_1), String::concat);
        }

        @Override
        public void said(char letter, String text) {
            others.add(letter + "|" + text);
        }

        @Override
        public void own(String line) {
            others.add(line);
        }
    });

    private void add(String text) {
        output.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void joinsThePiecesOfALine() {
        add(M + "p1:ab\n" + M + "r0:x\nsrun: error\n" + M + "p1:c" + "d\n" + M + "r1:\n" + M + "p12:no end\n");

        assertThat(ranks).containsEntry(0, "x\n").containsEntry(1, "abcd\n").containsEntry(12, "no end");
        assertThat(others).containsExactly("srun: error");
    }

    @Test
    void takesLinesInPieces() {
        String text = M + "r3:one: two\n" + M + "s3 17 pi03\n" + "slurmstepd: x\n";
        text.chars().forEach(c -> add(Character.toString(c)));
        add("the end");
        output.end();

        assertThat(ranks).containsExactly(Map.entry(3, "one: two\n"));
        assertThat(others).containsExactly("s|3 17 pi03", "slurmstepd: x", "the end");
    }

    @Test
    void whatIsNoPieceIsNobodys() {
        add(M + "r:x\n" + M + "r12345678:x\n" + M + "rx\n" + M + "p1:\n" + M + "\n");

        assertThat(ranks).isEmpty();
    }
}
