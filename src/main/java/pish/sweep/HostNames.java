package pish.sweep;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks up the names of addresses: in hosts(5), then by asking the system, whose patience is longer than ours. */
final class HostNames implements AutoCloseable {
    private static final int THREADS = 16;

    private final Map<Ipv4, String> inFile = HostsFile.read();
    private final Map<Ipv4, CompletableFuture<String>> asked = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "pish-name");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins to look an address up. */
    void ask(Ipv4 address) {
        String known = inFile.get(address);
        asked.computeIfAbsent(
                address,
                a -> known != null
                        ? CompletableFuture.completedFuture(known)
                        : CompletableFuture.supplyAsync(() -> reverse(a), threads));
    }

    private static String reverse(Ipv4 address) {
        InetAddress inet = address.inet();
        String name = inet.getHostName();
        return name.equals(address.toString()) ? "" : Printable.of(name);
    }

    /**
     * Returns the names that are found, and the empty string for others.
     *
     * @param patience how long to wait for all together
     */
    Map<Ipv4, String> names(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Map<Ipv4, String> names = new LinkedHashMap<>();
        asked.forEach((address, name) -> names.put(address, name(name, end - System.nanoTime())));
        return names;
    }

    private static String name(CompletableFuture<String> name, long nanos) {
        try {
            return name.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } catch (ExecutionException | TimeoutException e) {
            return "";
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
