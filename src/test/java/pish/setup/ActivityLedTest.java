package pish.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What lit the LED before does so again, whatever ends the blinking. */
@Timeout(60)
class ActivityLedTest {
    @TempDir
    Path leds;

    private Path led(String name, String triggers) throws IOException {
        Path led = Files.createDirectories(leds.resolve(name));
        Files.writeString(led.resolve("trigger"), triggers);
        Files.writeString(led.resolve("brightness"), "255");
        return led;
    }

    private Process blink(int times) throws IOException {
        return new ProcessBuilder("sh", "-c", ActivityLed.BLINK, "sh", leds.toString(), "" + times)
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void itBlinksAndIsAsBefore() throws Exception {
        Path led = led("ACT", "none kbd-capslock timer [mmc1] heartbeat");
        assertThat(blink(2).waitFor()).isZero();
        assertThat(led.resolve("trigger")).hasContent("mmc1");
        assertThat(led.resolve("brightness")).hasContent("0");
    }

    @Test
    void aSignalEndsItTheSameWay() throws Exception {
        Path led = led("led0", "none timer mmc0");
        Process process = blink(10_000);
        while (!Files.readString(led.resolve("trigger")).equals("none\n")) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(led.resolve("trigger")).hasContent("mmc0");
    }

    @Test
    void aBoardWithoutOneSaysSo() throws Exception {
        Process process = blink(1);
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("this board has no LED that can be lit\n");
        assertThat(process.waitFor()).isEqualTo(1);
    }
}
