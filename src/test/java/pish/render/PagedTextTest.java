package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Spool;
import pish.exec.Spools;
import pish.transport.Bytes;

class PagedTextTest {
    @TempDir
    Path folder;

    private PagedText text(String content) throws IOException {
        Spool spool = new Spools(folder, 1000, 1000).create();
        spool.append(Bytes.utf8(content));
        return new PagedText(spool);
    }

    @Test
    void findsAnyLineOfALongText() throws IOException {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            lines.add(i + " " + "한x".repeat(random.nextInt(30)));
        }
        PagedText text = text(String.join("\n", lines));

        for (int i = 0; i < 300; i++) {
            int number = random.nextInt(lines.size());
            assertThat(text.line(number)).contains(lines.get(number));
        }
        assertThat(text.line(29_999)).contains(lines.get(29_999));
        assertThat(text.line(30_000)).isEmpty();
        assertThat(text.count()).isEqualTo(30_000);
    }

    @Test
    void cutsALineThatIsTooLong() throws IOException {
        PagedText text = text("x".repeat(300_000) + "\ny\n\n");

        assertThat(text.line(0)).hasValueSatisfying(line -> assertThat(line).hasSize(64 << 10));
        assertThat(text.line(4)).hasValueSatisfying(line -> assertThat(line).hasSize(300_000 - 4 * (64 << 10)));
        assertThat(text.line(5)).contains("y");
        assertThat(text.line(6)).contains("");
        assertThat(text.count()).isEqualTo(7);
    }

    @Test
    void hasNoLineWhereThereIsNothing() throws IOException {
        assertThat(text("").line(0)).isEmpty();
        assertThat(text("").count()).isZero();
    }
}
