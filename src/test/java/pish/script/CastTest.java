package pish.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.TerminalSize;

final class CastTest {
    private static final TerminalSize SIZE = new TerminalSize(80, 24);

    @TempDir
    private Path home;

    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);

    private Cast start(Path file) throws IOException {
        return Cast.start(file, SIZE, "xterm-256color", nanos::get, 1_700_000_000L);
    }

    private void output(Cast cast, long millis, String text) {
        nanos.addAndGet(millis * 1_000_000);
        cast.output(text.getBytes(StandardCharsets.UTF_8), SIZE);
    }

    @Test
    void theFormatIsThatOfAsciinema() throws IOException {
        Path file = home.resolve("demo.cast");
        try (Cast cast = start(file)) {
            output(cast, 250, "a \"quoted\" \\ \u001b[1m한글\u001b[0m\r\n\u007f");
            nanos.addAndGet(1_000_000_000);
            cast.output("wide".getBytes(StandardCharsets.UTF_8), new TerminalSize(200, 50));
            output(cast, 1, "");
        }
        assertThat(Files.readString(file)).isEqualTo("""
                        {"version": 2, "width": 80, "height": 24, "timestamp": 1700000000, "title": "pish", "env": {"TERM": "xterm-256color"}}
                        [0.250000, "o", "a \\"quoted\\" \\\\ \\u001B[1m한글\\u001B[0m\\r\\n\u007f"]
                        [1.250000, "r", "200x50"]
                        [1.250000, "o", "wide"]
                        [1.251000, "r", "80x24"]
                        """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aCharacterInPiecesIsWhole() throws IOException {
        byte[] bytes = "ö한😀".getBytes(StandardCharsets.UTF_8);
        Path file = home.resolve("demo.cast");
        try (Cast cast = start(file)) {
            for (byte b : bytes) {
                cast.output(new byte[] {b}, SIZE);
            }
            cast.output(Arrays.copyOf(bytes, 1), SIZE);
            cast.output(new byte[] {'x', (byte) 0xff}, SIZE);
        }
        assertThat(Files.readAllLines(file).stream().skip(1))
                .containsExactly(
                        "[0.000000, \"o\", \"ö\"]",
                        "[0.000000, \"o\", \"한\"]",
                        "[0.000000, \"o\", \"😀\"]",
                        "[0.000000, \"o\", \"\ufffdx\ufffd\"]");
    }

    @Test
    void noTimePassesInAPause() throws IOException {
        Path file = home.resolve("demo.cast");
        try (Cast cast = start(file)) {
            output(cast, 100, "a");
            cast.pause();
            output(cast, 60_000, "secret");
            cast.resume();
            output(cast, 100, "b");
        }
        assertThat(Files.readAllLines(file).stream().skip(1))
                .containsExactly("[0.100000, \"o\", \"a\"]", "[0.200000, \"o\", \"b\"]");
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        Path file = Files.writeString(home.resolve("mine"), "mine");
        assertThatThrownBy(() -> start(file)).hasMessage(file + " exists; name another file");
        assertThatThrownBy(() -> start(home.resolve("none/x")))
                .hasMessage("cannot write " + home + "/none/x: no such folder");
        assertThat(file).hasContent("mine");
    }
}
