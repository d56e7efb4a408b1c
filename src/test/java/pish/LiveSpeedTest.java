package pish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pish.demo.DemoCluster;
import pish.exec.Asker;
import pish.exec.Broadcast;
import pish.exec.BroadcastOptions;
import pish.exec.Cancellation;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Gather;
import pish.exec.Links;
import pish.exec.Spools;
import pish.node.Cluster;
import pish.node.NodeSet;
import pish.render.LiveRenderer;
import pish.render.Palette;
import pish.render.Renderer;
import pish.render.Sink;
import pish.render.Sinks;
import pish.transport.ssh.SshOptions;
import pish.transport.ssh.SshTransport;

/** Sixteen nodes that print as fast as they can, on a terminal that takes it all. */
@Timeout(200)
class LiveSpeedTest {
    private static final int NODES = 16;
    private static final int LINES = 60_000;
    private static final long MIB = 1 << 20;
    /** What SSH's windows let the nodes send ahead, in buffers that are up to twice as long as what is in them. */
    private static final long HEAP = 2 * NODES * 2 * MIB;

    /** Lines of 160 columns: 155 MB in all. */
    private static final String COMMAND =
            "seq -f 'line %06.0f of what a program prints, in some hundred and fifty columns, as its messages "
                    + "have many words and tell at length what they could say in a few of them' "
                    + LINES;

    @TempDir
    private Path home;

    private DemoCluster demo;
    private Links links;

    @BeforeEach
    void start() throws IOException {
        demo = DemoCluster.start(NODES);
        Cluster cluster = Cluster.of(demo.nodes(), Optional.empty());
        SshOptions options = new SshOptions(
                demo.user(),
                List.of(demo.identity()),
                Duration.ofSeconds(60),
                false,
                List.of(demo.knownHostsFile()),
                home,
                Map.of());
        links = new Links(name -> cluster.node(name).orElseThrow(), new SshTransport(options), NODES);
    }

    @AfterEach
    void close() {
        links.close();
        demo.close();
    }

    @Test
    void theThreadThatShowsThemCarriesAHundredThousandLinesASecondAndKeepsNone() throws Exception {
        Newlines terminal = new Newlines();
        Sink sink = new Sink(terminal, true, Palette.COLOUR);
        Watched watched;
        try (Gather gather = new Gather(new Spools(home, 64 << 10, MIB))) {
            watched = new Watched(gather, new LiveRenderer(new Sinks(sink, sink)));
            new Broadcast(
                            links,
                            NodeSet.parse("pi[01-16]"),
                            COMMAND,
                            BroadcastOptions.DEFAULT,
                            watched,
                            Asker.NOBODY,
                            new Cancellation())
                    .run();
        }
        sink.flush();

        assertThat(terminal.count).isEqualTo(NODES * LINES);
        assertThat(watched.nanos() / terminal.count)
                .as("ns of processor time a line: a second has 100,000 times 10,000")
                .isLessThan(10_000);
        assertThat(watched.most - watched.least).as("heap, after collections").isLessThan(HEAP);
    }

    /** Counts the processor time of the one thread that draws, and looks at the heap now and then. */
    private static final class Watched implements EventHandler {
        private static final long LOOK_EVERY = 8 * MIB;

        private final Gather gather;
        private final Renderer renderer;
        private final long begun = processorNanos();
        private long looked;
        private long bytes;
        private long least = Long.MAX_VALUE;
        private long most;

        Watched(Gather gather, Renderer renderer) {
            this.gather = gather;
            this.renderer = renderer;
        }

        @Override
        public void handle(Event event) {
            gather.handle(event);
            renderer.handle(event);
            if (event instanceof Event.Output output) {
                bytes += output.bytes().length();
                look();
            }
        }

        @Override
        public void tick(long now) {
            renderer.tick(now);
        }

        private void look() {
            if (bytes > looked + LOOK_EVERY) {
                looked = bytes;
                System.gc();
                long used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                least = Math.min(least, used);
                most = Math.max(most, used);
            }
        }

        long nanos() {
            return processorNanos() - begun;
        }

        private static long processorNanos() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    private static final class Newlines extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count += b == '\n' ? 1 : 0;
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                write(source[i]);
            }
        }
    }
}
