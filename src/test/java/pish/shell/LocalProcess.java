package pish.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import pish.transport.ExitStatus;
import pish.transport.RemoteProcess;
import pish.transport.Stream;

/** A process in a group of its own, that tells what it does as one on a node would. */
final class LocalProcess implements RemoteProcess {
    private final Process process;
    private final Listener listener;
    private final CountDownLatch pumping = new CountDownLatch(2);

    private LocalProcess(Process process, Listener listener) {
        this.process = process;
        this.listener = listener;
    }

    static LocalProcess start(Path home, String command, Listener listener) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("setsid", "sh", "-c", command).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        LocalProcess started = new LocalProcess(builder.start(), listener);
        started.daemon(() -> started.pump(Stream.STDOUT, started.process.getInputStream()));
        started.daemon(() -> started.pump(Stream.STDERR, started.process.getErrorStream()));
        started.daemon(started::end);
        return started;
    }

    private void daemon(Runnable task) {
        Thread thread = new Thread(task, "local-process");
        thread.setDaemon(true);
        thread.start();
    }

    private void pump(Stream stream, InputStream from) {
        byte[] buffer = new byte[8192];
        try {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                synchronized (listener) {
                    listener.output(stream, buffer, 0, count);
                }
            }
        } catch (IOException e) {
            // it was closed while it was read
        } finally {
            pumping.countDown();
        }
    }

    private void end() {
        try {
            int status = process.waitFor();
            pumping.await();
            listener.exited(new ExitStatus(status & 0xff));
            listener.closed("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        process.getOutputStream().write(bytes);
        process.getOutputStream().flush();
    }

    @Override
    public void send(byte[] buffer, int offset, int length) throws IOException {
        process.getOutputStream().write(buffer, offset, length);
        process.getOutputStream().flush();
    }

    @Override
    public void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, "--", "-" + process.pid()).start();
    }

    @Override
    public void consumed(int bytes) {
        // the pipe bounds what is on its way
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
