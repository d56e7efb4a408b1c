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
        try (NodeLogs logs = NodeLogs.open(folder, () -> Instant.ofEpochMilli(1_700_000_000_250L))) {
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
    void aNameLeadsNowhereElse() throws IOException {
        try (NodeLogs logs = NodeLogs.open(home.resolve("logs"))) {
            logs.handle(new Event.Unreachable("../pi01", "x"));
        }
        assertThat(home.resolve("logs/.._pi01.log")).exists();
    }

    @Test
    void aFolderThatCannotBeIsSaid() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThatThrownBy(() -> NodeLogs.open(file))
                .hasMessage("cannot log to " + file + ": there is a file of that name");
    }
}
