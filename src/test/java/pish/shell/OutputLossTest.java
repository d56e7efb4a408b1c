package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** Standard output that takes no more. */
final class OutputLossTest {
    @TempDir
    private Path home;

    /** A pipe whose reader has had enough after some bytes. */
    private static OutputStream pipe(int enough) {
        return new OutputStream() {
            private int taken;

            @Override
            public void write(int b) throws IOException {
                if (++taken > enough) {
                    throw new IOException("Broken pipe");
                }
            }
        };
    }

    @Test
    void aFullDiskIsAnErrorSaidOnce() throws IOException {
        try (OutputStream full = new FileOutputStream("/dev/full");
                Batches pish = new Batches(home, full).set(Setting.ERRORS, "continue")) {
            assertThat(pish.run("pi01: echo a", "pi01: echo b", "nodes")).isEqualTo(1);
            assertThat(pish.err()).isEqualTo("pish: cannot write standard output: No space left on device\n");
        }
    }

    @Test
    void aClosedPipeEndsQuietly() {
        try (Batches pish = new Batches(home, pipe(10)).set(Setting.ERRORS, "continue")) {
            Path file = home.resolve("file");
            assertThat(pish.run("pi01: echo more than ten bytes", "pi01: touch " + file))
                    .isEqualTo(141);
            assertThat(pish.err()).isEmpty();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    @Timeout(20)
    void aClosedPipeStopsWhatRuns() {
        try (Batches pish = new Batches(home, pipe(1000)).set(Setting.OUTPUT, "live")) {
            assertThat(pish.run("pi01: while :; do echo line; done")).isEqualTo(141);
            assertThat(pish.err()).isEmpty();
        }
    }
}
