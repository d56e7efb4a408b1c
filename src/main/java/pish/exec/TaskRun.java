package pish.exec;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.function.BiConsumer;
import pish.node.FileFault;
import pish.transport.Bytes;
import pish.transport.ExitStatus;
import pish.transport.Stream;

/** One node's part of a {@link Fanout}. */
final class TaskRun implements Runnable {
    private static final ExitStatus FAILED = new ExitStatus(1);

    private final NodeWork work;
    private final NodeTask task;
    private final EventQueue queue;
    private final BiConsumer<String, Event> ended;
    private volatile long startNanos;

    /**
     * Prepares it.
     *
     * @param passwords for what runs as root
     * @param ended takes the event that ends it, on the draining thread
     */
    TaskRun(Link link, SudoPasswords passwords, NodeTask task, EventQueue queue, BiConsumer<String, Event> ended) {
        this.work = new NodeWork(link, passwords, queue);
        this.task = task;
        this.queue = queue;
        this.ended = ended;
    }

    @Override
    public void run() {
        startNanos = System.nanoTime();
        try {
            work.check();
            task.run(work);
            end(new Event.Exited(work.name(), ExitStatus.OK, elapsed(), work.directory()));
        } catch (InterruptedIOException e) {
            end(interrupted());
        } catch (ConnectionLost e) {
            end(work.isCancelled() ? interrupted() : new Event.Lost(work.name(), e.getMessage(), elapsed()));
        } catch (IOException | RuntimeException e) {
            if (!work.isCancelled()) {
                complain(reason(e));
            }
            end(
                    work.isCancelled()
                            ? interrupted()
                            : new Event.Exited(work.name(), FAILED, elapsed(), work.directory()));
        }
    }

    private static String reason(Exception e) {
        return e instanceof FileSystemException fault
                ? fault.getFile() + ": " + FileFault.reason(fault)
                : String.valueOf(e.getMessage());
    }

    private void complain(String reason) {
        byte[] bytes = (reason + "\n").getBytes(StandardCharsets.UTF_8);
        queue.put(work.name(), new Event.Output(work.name(), Stream.STDERR, Bytes.copyOf(bytes, 0, bytes.length)));
    }

    private Event interrupted() {
        return new Event.Exited(work.name(), ExitStatus.INTERRUPTED, elapsed(), work.directory());
    }

    private Duration elapsed() {
        return startNanos == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private void end(Event event) {
        queue.run(work.name(), () -> ended.accept(work.name(), event));
    }

    /** Ends what is under way; blocks. */
    void cancel() {
        work.cancel();
    }

    /** Waits for it no longer. */
    void giveUp() {
        end(interrupted());
    }
}
