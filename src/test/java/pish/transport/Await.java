package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads and processes bring about. */
public final class Await {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private Await() {}

    /** Returns as soon as a condition holds; fails where that takes too long for any machine. */
    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience for " + what).isLessThan(deadline);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Returns as soon as a condition holds, or after some time in any case; says whether it holds. */
    public static boolean within(long millis, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return condition.getAsBoolean();
    }

    /** Returns as soon as a condition has held some times in a row. */
    public static void untilSteady(String what, int times, BooleanSupplier condition) {
        int[] row = new int[1];
        until(what, () -> {
            row[0] = condition.getAsBoolean() ? row[0] + 1 : 0;
            return row[0] >= times;
        });
    }
}
