package pish.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One channel of a {@link LocalConnection}: a real process that leads a session, with a window as SSH has it. */
public final class LocalProcess implements RemoteProcess {
    /** How many bytes may be on their way to somebody who has not yet said that they are consumed. */
    public static final int WINDOW = 256 << 10;

    private final Process process;
    private final Listener listener;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(LocalProcess::daemon);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Object windowLock = new Object();
    private int outstanding;
    private volatile byte[] mark = {};
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    LocalProcess(Process process, Listener listener) {
        this.process = process;
        this.listener = listener;
        List<Thread> pumps = new ArrayList<>();
        pumps.add(daemon(() -> pump(process.getInputStream(), Stream.STDOUT)));
        pumps.add(daemon(() -> pump(process.getErrorStream(), Stream.STDERR)));
        pumps.forEach(Thread::start);
        daemon(() -> awaitEnd(pumps)).start();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "local-process");
        thread.setDaemon(true);
        return thread;
    }

    private void pump(InputStream from, Stream stream) {
        byte[] buffer = new byte[8 << 10];
        try {
            for (int n = from.read(buffer); n > 0; n = from.read(buffer)) {
                takeWindow(n);
                if (!closed.get()) {
                    listener.output(stream, buffer, 0, n);
                }
            }
        } catch (IOException e) {
            assert !process.isAlive() || closed.get() : "a pipe breaks only with its process";
        }
    }

    private void takeWindow(int bytes) throws IOException {
        synchronized (windowLock) {
            while (outstanding + bytes > WINDOW && !closed.get()) {
                try {
                    windowLock.wait();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            outstanding += bytes;
        }
    }

    private void awaitEnd(List<Thread> pumps) {
        try {
            int status = process.waitFor();
            if (!closed.get()) {
                listener.exited(new ExitStatus(status & 0xff));
            }
            for (Thread pump : pumps) {
                pump.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end("");
    }

    private void end(String lost) {
        if (closed.compareAndSet(false, true)) {
            synchronized (windowLock) {
                windowLock.notifyAll();
            }
            writer.shutdown();
            listener.closed(lost);
        }
    }

    /** Holds back what is written after some text, until it is {@link #release}d. */
    public void holdAfter(String text) {
        mark = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns whether the text has been written, and what comes after it is held back. */
    public boolean holds() {
        return reached.getCount() == 0;
    }

    /** Lets what is held back go on. */
    public void release() {
        released.countDown();
    }

    /** Returns whether it has not been closed. */
    boolean isOpen() {
        return !closed.get();
    }

    /** Returns how many bytes of output nobody has yet called consumed. */
    public int outstanding() {
        synchronized (windowLock) {
            return outstanding;
        }
    }

    /** Returns the id of the process, which is that of its group too. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        // the caller's own again when this returns, as over a network
        byte[] copy = bytes.clone();
        try {
            writer.execute(() -> send(copy));
        } catch (RejectedExecutionException e) {
            // what is written to a process that has ended is lost, here as over a network
            assert closed.get();
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) throws IOException {
        OutputStream out = process.getOutputStream();
        out.write(buffer, offset, length);
        out.flush();
    }

    private void send(byte[] bytes) {
        OutputStream out = process.getOutputStream();
        try {
            int held = mark.length == 0 ? -1 : new String(bytes, ISO_8859_1).indexOf(new String(mark, ISO_8859_1));
            int first = held < 0 ? bytes.length : held + mark.length;
            out.write(bytes, 0, first);
            out.flush();
            if (held >= 0) {
                reached.countDown();
                released.await();
                out.write(bytes, first, bytes.length - first);
                out.flush();
            }
        } catch (IOException e) {
            // the same
            writer.shutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void closeInput() throws IOException {
        try {
            // after what is to be written before
            writer.execute(this::endInput);
        } catch (RejectedExecutionException e) {
            assert closed.get();
        }
    }

    private void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            writer.shutdown();
        }
    }

    @Override
    public void signal(String name) throws IOException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " -" + pid())
                .redirectErrorStream(true)
                .start();
        try {
            kill.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void consumed(int bytes) {
        synchronized (windowLock) {
            outstanding -= bytes;
            if (outstanding < 0) {
                throw new IllegalStateException("more consumed than came");
            }
            windowLock.notifyAll();
        }
    }

    /** Ends as if the connection died: the process is gone, and its output too. */
    void lose(String reason) {
        end(reason);
        killGroup();
    }

    @Override
    public void close() {
        end("");
        killGroup();
    }

    private void killGroup() {
        try {
            signal("KILL");
        } catch (IOException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        } finally {
            // what has been begun just now has no group of its own yet
            process.destroyForcibly();
        }
    }
}
