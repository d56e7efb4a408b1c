package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.exec.Event;
import pish.exec.Rank;
import pish.transport.Bytes;
import pish.transport.Stream;

class RankFilesTest {
    @TempDir
    private Path base;

    @Test
    void writesEachStreamToItsFile() throws IOException {
        RankFiles files = RankFiles.in(base.resolve("out"));
        for (int i = 0; i < 3; i++) {
            files.add(new Event.Output(Rank.name(2), Stream.STDOUT, Bytes.utf8("x".repeat(20_000))));
        }
        files.add(new Event.Output(Rank.name(0), Stream.STDERR, Bytes.utf8("no newline")));
        files.flush();

        assertThat(base.resolve("out/rank-2.out")).hasContent("x".repeat(60_000));
        assertThat(base.resolve("out/rank-0.err")).hasContent("no newline");
        assertThatThrownBy(() -> RankFiles.in(base.resolve("out"))).hasMessageContaining("files of another job");
    }

    @Test
    void keepsTheNewestFolders() throws IOException {
        Path last = base;
        for (int i = 0; i < RankFiles.KEPT + 3; i++) {
            last = RankFiles.next(base).folder();
            Files.writeString(last.resolve("rank-0.out"), "x");
        }

        assertThat(last).isEqualTo(base.resolve("23"));
        try (java.util.stream.Stream<Path> folders = Files.list(base)) {
            assertThat(folders)
                    .hasSize(RankFiles.KEPT)
                    .doesNotContain(base.resolve("3"))
                    .contains(base.resolve("4"));
        }
    }
}
