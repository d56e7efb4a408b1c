package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.render.Palette;

/** Each character's colour as a letter: c for cyan, g green, r red, m magenta, k grey, a dot for none. */
class HighlightTest {
    @TempDir
    Path folder;

    private Typist typist;

    @BeforeEach
    void sit() throws Exception {
        typist = new Typist(folder, Palette.COLOUR);
    }

    @AfterEach
    void leave() throws Exception {
        typist.close();
    }

    private String colours(String line) {
        AttributedString shown =
                new Highlight(typist.shell, new Reach(typist.shell), () -> Palette.COLOUR).highlight(null, line);
        assertThat(shown.toString()).isEqualTo(line);
        StringBuilder colours = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            AttributedStyle style = shown.styleAt(i);
            boolean any =
                    (style.getMask() & AttributedStyle.DEFAULT.foreground(1).getMask()) != 0;
            int colour = (int) (style.getStyle() >> 15) & 0xff;
            colours.append(any ? letter(colour) : '.');
        }
        return colours.toString();
    }

    private static char letter(int colour) {
        return switch (colour) {
            case AttributedStyle.CYAN -> 'c';
            case AttributedStyle.GREEN -> 'g';
            case AttributedStyle.RED -> 'r';
            case AttributedStyle.MAGENTA -> 'm';
            default -> 'k';
        };
    }

    @Test
    void lines() {
        assertThat(colours("all: ls")).isEqualTo("ccck...");
        assertThat(colours("pi09: ls")).isEqualTo("rrrrk...");
        assertThat(colours("help set")).isEqualTo("gggg....");
        assertThat(colours("!ls")).isEqualTo("m..");
        assertThat(colours("# x")).isEqualTo("kkk");
        assertThat(colours("ls -l")).isEqualTo("rr...");
        assertThat(colours("all: a\npi01: b\nzz: c")).isEqualTo("ccck...cccck...rrk..");
    }

    @Test
    void what_may_still_become_something_is_not_red() {
        assertThat(colours("al")).isEqualTo("..");
        assertThat(colours("pi[01-")).isEqualTo("......");
        assertThat(colours("xyz")).isEqualTo("rrr");
    }
}
