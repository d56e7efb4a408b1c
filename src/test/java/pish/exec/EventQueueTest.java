package pish.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import pish.transport.Stream;

class EventQueueTest {
    private final EventQueue queue = new EventQueue();
    private final List<String> taken = new ArrayList<>();
    private final AtomicInteger credit = new AtomicInteger();
    private final IntConsumer consumed = credit::addAndGet;

    private void output(String node, Stream stream, String text) {
        byte[] bytes = ("##" + text).getBytes(StandardCharsets.UTF_8);
        queue.output(node, stream, bytes, 2, bytes.length - 2, consumed);
    }

    private void take() throws InterruptedException {
        queue.take(System.nanoTime(), event -> {
            if (event instanceof Event.Output output) {
                taken.add(output.node() + (output.stream() == Stream.STDOUT ? ":" : "!") + output.bytes());
            } else {
                taken.add(event.toString());
            }
        });
    }

    @Test
    void keepsTheOrderOfANodeAndMergesNeighbours() throws Exception {
        output("a", Stream.STDOUT, "1");
        output("b", Stream.STDOUT, "x");
        output("a", Stream.STDOUT, "2");
        output("a", Stream.STDERR, "3");
        output("a", Stream.STDOUT, "4");
        queue.put("a", new Event.Connected("a"));
        output("a", Stream.STDOUT, "5");
        output("b", Stream.STDOUT, "y");
        queue.run("b", () -> taken.add("ran"));
        output("b", Stream.STDOUT, "z");
        assertThat(credit).as("credit is given when the output is taken").hasValue(0);
        take();
        assertThat(taken).containsExactly("a:12", "b:xy", "a!3", "a:4", "Connected[node=a]", "a:5", "ran", "b:z");
        assertThat(credit).hasValue(8);
        take();
        assertThat(taken).hasSize(8);
    }

    @Test
    void outputThatComesWhileItIsTakenIsAnEventOfItsOwn() throws Exception {
        output("a", Stream.STDOUT, "1");
        queue.run("a", () -> output("a", Stream.STDOUT, "2"));
        take();
        assertThat(taken).containsExactly("a:1");
        take();
        assertThat(taken).containsExactly("a:1", "a:2");
    }

    @Test
    void eachShellGetsItsOwnCreditBack() throws Exception {
        AtomicInteger other = new AtomicInteger();
        IntConsumer otherShell = other::addAndGet;
        output("a", Stream.STDOUT, "123");
        queue.output("a", Stream.STDOUT, new byte[] {'4'}, 0, 1, otherShell);
        take();
        assertThat(taken).containsExactly("a:123", "a:4");
        assertThat(credit).hasValue(3);
        assertThat(other).hasValue(1);
    }

    @Test
    void eventsStayBounded() throws Exception {
        String chunk = "x".repeat(32 << 10);
        for (int i = 0; i < 10; i++) {
            output("a", Stream.STDOUT, chunk);
        }
        take();
        assertThat(taken).hasSize(5).allSatisfy(text -> assertThat(text).hasSize(2 + (64 << 10)));
        assertThat(credit).hasValue(10 * chunk.length());
    }

    @Test
    void bytesAndCreditOfManyThreadsAddUp() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String node = "n" + t;
            Random random = new Random(t);
            threads.add(new Thread(() -> {
                for (int i = 0; i < 2_000; i++) {
                    output(node, random.nextBoolean() ? Stream.STDOUT : Stream.STDERR, i % 10 + "");
                }
                queue.run(node, () -> taken.add("end"));
            }));
        }
        threads.forEach(Thread::start);
        while (taken.stream().filter("end"::equals).count() < 4) {
            queue.take(System.nanoTime() + 20_000_000_000L, event -> {
                Event.Output output = (Event.Output) event;
                taken.add(output.node() + output.bytes());
            });
        }
        for (int t = 0; t < 4; t++) {
            String node = "n" + t;
            StringBuilder all = new StringBuilder();
            taken.stream().filter(text -> text.startsWith(node)).forEach(text -> all.append(text.substring(2)));
            assertThat(all.toString()).isEqualTo("0123456789".repeat(200));
        }
        assertThat(credit).hasValue(8_000);
    }

    @Test
    void aWakeEndsTheWaitOnce() throws Exception {
        queue.wake();
        queue.take(Long.MAX_VALUE / 2 + System.nanoTime(), event -> taken.add("no"));
        assertThat(taken).isEmpty();
        Thread waker = new Thread(queue::wake);
        waker.start();
        queue.take(System.nanoTime() + 20_000_000_000L, event -> taken.add("no"));
        waker.join();
        assertThat(taken).isEmpty();
    }
}
