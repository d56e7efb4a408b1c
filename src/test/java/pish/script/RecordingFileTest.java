package pish.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingFileTest {
    @TempDir
    private Path home;

    @Test
    void theLastPieceCanBeTakenBackUntilSomethingFollows() throws IOException {
        Path path = Files.writeString(home.resolve("file"), "mine");
        try (RecordingFile file = RecordingFile.open(path)) {
            assertThat(file.endsMidLine()).isTrue();
            assertThat(file.takeBackLast()).isFalse();
            file.append("\none\n");
            file.append("two\n");
            assertThat(file.endsMidLine()).isFalse();
            assertThat(file.takeBackLast()).isTrue();
            assertThat(file.takeBackLast()).isFalse();
            assertThat(path).hasContent("mine\none\n");
            file.append("three\n");
            Files.writeString(path, "somebody else's\n", StandardOpenOption.APPEND);
            assertThat(file.takeBackLast()).isFalse();
        }
        assertThat(path).hasContent("mine\none\nthree\nsomebody else's\n");
    }

    @Test
    void aDeviceIsNoFileToMend() throws IOException {
        try (RecordingFile file = RecordingFile.open(Path.of("/dev/null"))) {
            file.append("line\n");
            assertThat(file.takeBackLast()).isFalse();
        }
        try (RecordingFile file = RecordingFile.open(Path.of("/dev/full"))) {
            assertThatThrownBy(() -> file.append("line\n")).hasMessageContaining("No space left");
        }
        assertThatThrownBy(() -> RecordingFile.open(home)).hasMessage("cannot write " + home + ": it is a folder");
    }
}
