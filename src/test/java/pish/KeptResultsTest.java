package pish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Results that are larger than the memory there is. */
@Timeout(120)
final class KeptResultsTest {
    private static final int RESULTS = 20;
    /** Bytes a node prints in each of them, all different. */
    private static final int BYTES = 1_500_000;

    @TempDir
    private Path home;

    /** Twenty results of two nodes come to 60 MB, in a heap of 64 MB that also holds the nodes' servers. */
    @Test
    void areKeptOutsideASmallHeapAndLeaveNothingBehind() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "pish.Main",
                "--demo=2",
                "--output",
                "quiet"));
        for (int i = 1; i <= RESULTS; i++) {
            command.addAll(List.of("-c", "all: echo result " + i + "; head -c " + BYTES + " /dev/urandom"));
        }
        command.addAll(List.of(
                "-c",
                "last fold -1",
                "-c",
                "last fold -" + RESULTS,
                "-c",
                "!ls -A " + folder + " > " + home + "/left"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TMPDIR", folder.toString());
        builder.redirectError(home.resolve("err").toFile());

        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

        assertThat(process.waitFor()).as(Files.readString(home.resolve("err"))).isZero();
        assertThat(out.length()).isBetween(4 * BYTES, 4 * BYTES + 200);
        assertThat(home.resolve("left")).as("files in TMPDIR while all is kept").isEmptyFile();
        assertThat(out.substring(0, 100)).contains("result " + RESULTS + "\n");
        assertThat(out.substring(2 * BYTES, 2 * BYTES + 300)).contains("result 1\n");
    }
}
