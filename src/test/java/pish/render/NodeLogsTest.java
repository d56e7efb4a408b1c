package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

final class NodeLogsTest {
    @TempDir
    private Path home;

    private static Event output(String node, Stream stream, String text) {
        return new Event.Output(node, stream, Bytes.utf8(text));
    }

    private List<String> log(Path folder, String node) throws IOException {
        return Files.readAllLines(folder.resolve(node + ".log")).stream()
                .peek(line -> assertThat(line).matches("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}\\.250 .*"))
                .map(line -> line.substring(24))
                .toList();
    }

    @Test
    void everyLineHasItsTimeAndMark() throws IOException {
        Path folder = home.resolve("a/logs");
        try (NodeLogs logs =
                NodeLogs.open(folder, RotatedFile.Size.UNBOUNDED, () -> Instant.ofEpochMilli(1_700_000_000_250L))) {
            logs.handle(new Event.Started(NodeSet.parse("pi[01-03]"), "echo a\necho b"));
            logs.handle(output("pi01", Stream.STDOUT, "one\ntw"));
            logs.handle(output("pi01", Stream.STDERR, "bad\n"));
            logs.handle(output("pi01", Stream.STDOUT, "o"));
            logs.handle(new Event.Exited("pi01", new ExitStatus(3), Duration.ZERO, "/"));
            logs.handle(new Event.Lost("pi02", "no answer", Duration.ZERO));
            logs.handle(new Event.Unreachable("pi03", "connection refused"));
            logs.tick(0);
            assertThat(log(folder, "pi01"))
                    .containsExactly("$ echo a", "$ echo b", "| one", "! bad", "| two", "= status 3");
            assertThat(log(folder, "pi02")).endsWith("= lost: no answer");
            assertThat(log(folder, "pi03")).endsWith("= unreachable: connection refused");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void ranksOfJobsInTheBackgroundHaveFilesOfTheirOwn() throws IOException {
        Path folder = home.resolve("logs");
        try (NodeLogs logs =
                NodeLogs.open(folder, RotatedFile.Size.UNBOUNDED, () -> Instant.ofEpochMilli(1_700_000_000_250L))) {
            logs.handle(new Event.Started(NodeSet.of("rank 0"), "mpiexec a"), 1);
            logs.handle(new Event.Started(NodeSet.of("rank 0"), "mpiexec b"), 2);
            logs.handle(output("rank 0", Stream.STDOUT, "on"), 1);
            logs.handle(output("rank 0", Stream.STDOUT, "tw"), 2);
            logs.handle(output("rank 0", Stream.STDOUT, "e\n"), 1);
            logs.handle(new Event.Exited("rank 0", new ExitStatus(0), Duration.ZERO, ""), 1);
            logs.handle(new Event.Exited("rank 0", new ExitStatus(1), Duration.ZERO, ""), 2);
            logs.handle(output("pi01", Stream.STDOUT, "a node\n"), 1);
            logs.tick(0);
            assertThat(log(folder, "rank%200%20of%20job%201")).containsExactly("$ mpiexec a", "| one", "= status 0");
            assertThat(log(folder, "rank%200%20of%20job%202")).containsExactly("$ mpiexec b", "| tw", "= status 1");
            assertThat(log(folder, "pi01")).containsExactly("| a node");
        }
    }

    @Test
    void aNameLeadsNowhereElseAndIsNobodyElses() {
        assertThat(
                        List.of(
                                        "../pi01",
                                        "..",
                                        "pi@10.0.0.1:22",
                                        "a/b",
                                        "a_b",
                                        "a%2Fb",
                                        "n\u00f6de",
                                        "x\ny",
                                        "[fe80::1]")
                                .stream()
                                .map(LogName::of))
                .containsExactly(
                        "%2E.%2Fpi01.log",
                        "%2E..log",
                        "pi@10.0.0.1:22.log",
                        "a%2Fb.log",
                        "a_b.log",
                        "a%252Fb.log",
                        "n%C3%B6de.log",
                        "x%0Ay.log",
                        "[fe80::1].log");
        assertThat(LogName.of("n".repeat(500)))
                .hasSizeLessThan(210)
                .isNotEqualTo(LogName.of("n".repeat(499)))
                .endsWith(".log");
    }

    @Test
    void aLogStaysWithinItsSize() throws IOException {
        RotatedFile.Size size = new RotatedFile.Size(1000, 2);
        try (NodeLogs logs = NodeLogs.open(home.resolve("logs"), size)) {
            for (int line = 0; line < 1000; line++) {
                logs.handle(output("pi01", Stream.STDOUT, "line " + line + "\n"));
            }
        }
        assertThat(home.resolve("logs"))
                .isDirectoryContaining("glob:**/pi01.log.2")
                .isDirectoryNotContaining("glob:**/*.3");
        assertThat(Files.readString(home.resolve("logs/pi01.log"))).endsWith("| line 999\n");
        assertThat(Files.size(home.resolve("logs/pi01.log.1"))).isBetween(900L, 1000L);
    }

    @Test
    void aFolderThatCannotBeIsSaid() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThatThrownBy(() -> NodeLogs.open(file, RotatedFile.Size.UNBOUNDED))
                .hasMessage("cannot log to " + file + ": there is a file of that name");
    }
}
