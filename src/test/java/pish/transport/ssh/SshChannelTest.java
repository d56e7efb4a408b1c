package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.transport.Await;
import pish.transport.Connection;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.Stream;

/** Large output over a real sshd: exact, in order, and never more under way than the window allows. */
class SshChannelTest {
    private static final int WINDOW = 2 << 20;

    @TempDir
    static Path folder;

    private static SshAccount account;
    private static SshTransport transport;
    private static Connection connection;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sshd")), "OpenSSH's server is not installed");
        account = new SshAccount(folder);
        transport = account.transport();
        connection = transport.open(account.node());
    }

    @AfterAll
    static void stop() {
        if (account != null) {
            connection.close();
            transport.close();
            account.close();
        }
    }

    /** Counts and sums up what comes, and says at once that it is consumed. */
    private static final class Sum extends ProcessLog {
        private final CRC32 out = new CRC32();
        private final CRC32 err = new CRC32();
        private long outBytes;
        private long errBytes;
        private RemoteProcess process;
        private int early;

        @Override
        public synchronized void output(Stream stream, byte[] buffer, int offset, int length) {
            (stream == Stream.STDOUT ? out : err).update(buffer, offset, length);
            outBytes += stream == Stream.STDOUT ? length : 0;
            errBytes += stream == Stream.STDERR ? length : 0;
            if (process == null) {
                early += length;
            } else {
                process.consumed(length);
            }
        }

        synchronized void of(RemoteProcess newProcess) {
            process = newProcess;
            process.consumed(early);
        }
    }

    @Test
    void twoHundredMegabytesOfOneLine() throws Exception {
        Sum sum = new Sum();
        sum.of(connection.start("head -c 200000000 /dev/zero", new byte[0], sum));
        assertThat(sum.await()).isEqualTo(ExitStatus.OK);
        assertThat(sum.outBytes).isEqualTo(200_000_000);
        CRC32 zeros = new CRC32();
        byte[] chunk = new byte[1_000_000];
        for (int i = 0; i < 200; i++) {
            zeros.update(chunk);
        }
        assertThat(sum.out.getValue()).isEqualTo(zeros.getValue());
    }

    @Test
    void bothStreamsShareTheWindowAndNeitherStalls() throws Exception {
        byte[] binary = new byte[5 * WINDOW];
        new Random(11).nextBytes(binary);
        Files.write(account.home().resolve("binary"), binary);
        Sum sum = new Sum();
        sum.of(connection.start("cat ~/binary & cat ~/binary >&2; wait", new byte[0], sum));
        assertThat(sum.await()).isEqualTo(ExitStatus.OK);
        CRC32 expected = new CRC32();
        expected.update(binary);
        assertThat(sum.outBytes).isEqualTo(binary.length);
        assertThat(sum.errBytes).isEqualTo(binary.length);
        assertThat(sum.out.getValue()).isEqualTo(expected.getValue());
        assertThat(sum.err.getValue()).isEqualTo(expected.getValue());
    }

    @Test
    void moreThanTheWindowComesOnlyWhenSomeIsConsumed() throws Exception {
        AtomicLong came = new AtomicLong();
        ProcessLog log = new ProcessLog() {
            @Override
            public synchronized void output(Stream stream, byte[] buffer, int offset, int length) {
                came.addAndGet(length);
            }
        };
        RemoteProcess process = connection.start("head -c 8388608 /dev/zero", new byte[0], log);
        Await.until("a full window", () -> came.get() == WINDOW);
        // another channel of the same connection is not held up
        ProcessLog other = new ProcessLog();
        connection.start("echo other", new byte[0], other);
        assertThat(other.await()).isEqualTo(ExitStatus.OK);
        assertThat(other.text(Stream.STDOUT)).isEqualTo("other\n");
        assertThat(came.get()).isEqualTo(WINDOW);
        for (long consumed = 0; consumed < 4L * WINDOW; consumed += WINDOW / 2) {
            long so = consumed;
            Await.until("more", () -> came.get() >= Math.min(so + WINDOW, 4L * WINDOW));
            assertThat(came.get()).isLessThanOrEqualTo(so + WINDOW);
            process.consumed(WINDOW / 2);
        }
        assertThat(log.await()).isEqualTo(ExitStatus.OK);
        assertThat(came.get()).isEqualTo(4L * WINDOW);
    }

    @Test
    void longWritesKeepTheirOrderAndHoldNobody() throws Exception {
        byte[] binary = new byte[3_000_000];
        new Random(5).nextBytes(binary);
        ProcessLog log = new ProcessLog();
        // reads nothing before it is told to, so the long write has to wait
        RemoteProcess process =
                connection.start("until [ -e ~/go ]; do sleep 0.01; done; cat >~/copy", new byte[0], log);
        process.write(binary);
        process.write("tail".getBytes(StandardCharsets.US_ASCII));
        process.closeInput();
        ProcessLog go = new ProcessLog();
        connection.start("touch ~/go", new byte[0], go);
        assertThat(go.await()).isEqualTo(ExitStatus.OK);
        assertThat(log.await()).isEqualTo(ExitStatus.OK);
        byte[] copy = Files.readAllBytes(account.home().resolve("copy"));
        assertThat(copy).hasSize(binary.length + 4).startsWith(binary).endsWith('t', 'a', 'i', 'l');
    }

    @Test
    void aClosedChannelTellsItsListenerOnce() throws Exception {
        ProcessLog log = new ProcessLog();
        RemoteProcess process = connection.start("cat", new byte[0], log);
        process.close();
        log.await();
        assertThat(log.lost()).isEmpty();
        process.close();
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void whatIsWrittenToALostConnectionIsRefusedInWords() throws Exception {
        Connection other = transport.open(account.node());
        RemoteProcess process = other.start("cat >/dev/null", new byte[0], new ProcessLog());
        byte[] chunk = new byte[64 << 10];
        process.send(chunk, 0, chunk.length);
        other.close();
        // what is left in sshj's buffer after a write that failed must not be written once more
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> process.send(chunk, 0, chunk.length)).isInstanceOf(IOException.class);
        }
        try {
            process.closeInput();
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("Index");
        }
    }
}
