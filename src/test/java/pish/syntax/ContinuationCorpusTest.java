package pish.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@link Continuation#ofShell} to a corpus, and the corpus to the bash of this machine. */
final class ContinuationCorpusTest {
    private record Sample(boolean open, String text) {}

    private static List<Sample> corpus() throws IOException {
        try (InputStream in = ContinuationCorpusTest.class.getResourceAsStream("continuation.corpus")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Sample> samples = new ArrayList<>();
            for (String part :
                    all.substring(all.indexOf("\n%% ") + 4, all.length() - 1).split("\n%% ", -1)) {
                int end = part.indexOf('\n');
                samples.add(new Sample(part.substring(0, end).equals("open"), part.substring(end + 1)));
            }
            return samples;
        }
    }

    @Test
    void agreesWithTheCorpus() throws IOException {
        List<Sample> corpus = corpus();
        assertThat(corpus).hasSizeGreaterThanOrEqualTo(400);
        assertThat(corpus.stream().filter(Sample::open)).hasSizeGreaterThan(150);
        assertThat(corpus)
                .allSatisfy(
                        sample -> assertThat(Continuation.ofShell(sample.text).isOpen())
                                .as(sample.text)
                                .isEqualTo(sample.open));
    }

    @Test
    void theCorpusAgreesWithBash(@TempDir Path folder) throws IOException {
        assumeTrue(BashOracle.available(), "no bash 5.2 here");
        List<Sample> corpus = corpus();
        List<String> texts = corpus.stream().map(Sample::text).toList();
        List<Boolean> open = new BashOracle(folder).open(texts);
        List<Sample> bash = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            bash.add(new Sample(open.get(i), texts.get(i)));
        }
        assertThat(bash).containsExactlyElementsOf(corpus);
    }
}
