package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankStreamTest {
    private static final String M = "\u00010123abcd";

    private final StringBuilder printed = new StringBuilder();
    private final List<String> said = new ArrayList<>();
    private final RankStream stream = new RankStream(
            RankMark.of("0123abcd"), bytes -> printed.append(new String(bytes, StandardCharsets.UTF_8)), said::add);

    private void add(String text) {
        stream.add(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesOutWhatIsSaidWhereverItIsCut() {
        for (String piece : (M + "b12\nhello\npart" + M + "e0\n").split("(?<=.)(?=.)", -1)) {
            add(piece);
        }
        stream.end();

        assertThat(said).containsExactly("b12", "e0");
        assertThat(printed).hasToString("hello\npart");
    }

    @Test
    void keepsEveryByteOfWhatIsNoWord() {
        String text = "\u0001\u00010123abc \u00010123" + M + "x".repeat(300) + "\n\u0001";
        add(text);
        stream.end();

        assertThat(said).isEmpty();
        assertThat(printed).hasToString(text);
    }
}
