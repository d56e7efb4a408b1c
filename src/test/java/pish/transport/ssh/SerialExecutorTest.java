package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();

    @Test
    void takesOneThreadForAllThatWaits() {
        SerialExecutor executor = new SerialExecutor(threads::add);
        executor.execute(() -> done.add(1));
        executor.execute(() -> done.add(2));
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(done).containsExactly(1, 2);
        executor.execute(() -> done.add(3));
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void whatATaskAddsComesAfterIt() {
        SerialExecutor executor = new SerialExecutor(threads::add);
        executor.execute(() -> {
            executor.execute(() -> done.add(2));
            done.add(1);
        });
        threads.remove().run();
        assertThat(done).containsExactly(1, 2);
        assertThat(threads).isEmpty();
    }

    @Test
    void keepsTheOrderOnManyThreads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        SerialExecutor executor = new SerialExecutor(pool);
        for (int i = 0; i < 10_000; i++) {
            int number = i;
            executor.execute(() -> done.add(number));
        }
        executor.execute(pool::shutdown);
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(done).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }

    @Test
    void aTaskThatFailsHoldsNobodyUp() {
        SerialExecutor executor = new SerialExecutor(threads::add);
        executor.execute(() -> {
            throw new IllegalStateException("broken");
        });
        executor.execute(() -> done.add(1));
        while (!threads.isEmpty()) {
            try {
                threads.remove().run();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("broken");
            }
        }
        assertThat(done).containsExactly(1);
    }
}
