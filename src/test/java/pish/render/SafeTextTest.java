package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
    /** {@code \e}, {@code \r}, {@code \n} and {@code %XX} stand for the bytes. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
        plain, plain, plain
        a%09b\\nc, a%09b\\nc, a%09b\\nc
        한글 😀, 한글 😀, 한글 😀
        \\e[31mred\\e[0m, \\e[31mred\\e[0m, red
        \\e[1;38;5;9mred, \\e[1;38;5;9mred\\e[m, red
        \\e[2Jgone, ^[[2Jgone, ^[[2Jgone
        \\e]0;title%07, ^[]0;title^G, ^[]0;title^G
        \\e[6n, ^[[6n, ^[[6n
        \\ec\\e, ^[c^[, ^[c^[
        \\e\\e[31mx, ^[\\e[31mx\\e[m, ^[x
        \\e[3, ^[[3, ^[[3
        a\\r\\nb\\rc\\r, a\\nb^Mc^M, a\\nb^Mc^M
        %08%7f%00, ^H^?^@, ^H^?^@
        %c2%9b31m, \\u009b31m, \\u009b31m
        %e2%80%aeabc, \\u202eabc, \\u202eabc
        %ff%fex, \\xff\\xfex, \\xff\\xfex
        caf%c3, caf\\xc3, caf\\xc3
        %ed%a0%80, \\xed\\xa0\\x80, \\xed\\xa0\\x80
        """)
    void showsAndNeverObeys(String source, String coloured, String plain) {
        assertThat(shown(Palette.COLOUR, bytes(source), 1000)).isEqualTo(bytesText(coloured));
        assertThat(shown(Palette.PLAIN, bytes(source), 1000)).isEqualTo(bytesText(plain));
        assertThat(shown(Palette.COLOUR, bytes(source), 1)).as("byte by byte").isEqualTo(bytesText(coloured));
    }

    @Test
    void doesNotDependOnWhereChunksEnd() {
        String source =
                "한\u001b[31m글😀\r\n\u001b[K\u001b[0m\r\t\u202e" + "x".repeat(5000) + "\u001b[" + "1;".repeat(50);
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        String whole = shown(Palette.COLOUR, bytes, bytes.length);
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            assertThat(shown(Palette.COLOUR, bytes, 1 + random.nextInt(40))).isEqualTo(whole);
        }
    }

    @Test
    void leavesNothingForATerminalToObeyInAnyBytes() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[200];
            random.nextBytes(bytes);
            for (int k = 0; k < 40; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) "\u001b[m;]0\r".charAt(random.nextInt(7));
            }
            String shown = shown(Palette.COLOUR, bytes, 1 + random.nextInt(30));
            assertThat(shown.replaceAll("\u001b\\[[0-9:;]*m", ""))
                    .as("run %d", i)
                    .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f\\x{80}-\\x{9f}]");
        }
    }

    @Test
    void aLineIsOneLine() {
        assertThat(SafeText.line("two\nlines\tand \u001b[31ma colour\u0007")).isEqualTo("two lines and a colour^G");
    }

    private static String shown(Palette palette, byte[] bytes, int chunk) {
        SafeText safe = new SafeText(palette);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < bytes.length; i += chunk) {
            safe.append(bytes, i, Math.min(chunk, bytes.length - i), out);
        }
        safe.end(out);
        return out.toString();
    }

    private static byte[] bytes(String source) {
        StringBuilder latin = new StringBuilder();
        String utf8 = new String(controls(source).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (int i = 0; i < utf8.length(); i++) {
            boolean code = utf8.charAt(i) == '%';
            latin.append(code ? (char) Integer.parseInt(utf8.substring(i + 1, i + 3), 16) : utf8.charAt(i));
            i += code ? 2 : 0;
        }
        return latin.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String bytesText(String source) {
        return new String(bytes(source), StandardCharsets.UTF_8);
    }

    private static String controls(String source) {
        return source.replace("\\e", "\u001b").replace("\\n", "\n").replace("\\r", "\r");
    }
}
