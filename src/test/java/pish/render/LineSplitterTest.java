package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(8, this::take);

    @Test
    void joinsPartsUntilTheNewline() {
        write("one\ntw", "o", "\n\nthr", "ee");
        splitter.end();

        assertThat(lines).containsExactly("one$", "two$", "$", "three");
    }

    @Test
    void passesLongLinesOnInPieces() {
        write("12345678\n", "123456789\nabcd", "efghijklmnopqrst\n12345678", "\n");

        assertThat(lines)
                .containsExactly("12345678$", "12345678", "+9$", "abcdefgh", "+ijklmnop", "+qrst$", "12345678$");
    }

    @Test
    void cutsBetweenCharacters() {
        write("한한한한\n", "ab😀😀c\n", "1234567é\n");

        assertThat(lines).containsExactly("한한", "+한한$", "ab😀", "+😀c$", "1234567", "+é$");
    }

    @Test
    void cutsWhatIsNoTextAnywhere() {
        byte[] bytes = new byte[20];
        Arrays.fill(bytes, (byte) 0x80);
        splitter.write(bytes, 0, 20);
        splitter.end();

        assertThat(lines).hasSize(3);
    }

    @Test
    void hasNothingToSayAtTheEndOfAWholeLine() {
        write("one\n");
        splitter.end();
        splitter.end();

        assertThat(lines).containsExactly("one$");
    }

    private void write(String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            splitter.write(bytes, 0, bytes.length);
        }
    }

    private void take(Line line) {
        StringBuilder text = new StringBuilder(line.begins() ? "" : "+");
        line.lend((source, offset, count) -> text.append(new String(source, offset, count, StandardCharsets.UTF_8)));
        lines.add(text.append(line.ends() ? "$" : "").toString());
    }
}
