package pish.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import pish.exec.ConnectionLost;
import pish.exec.Event;
import pish.exec.Exchange;
import pish.exec.NodeWork;

/** Copies a device of one node into a file here, chunk by chunk. */
public final class ImageSave {
    private static final int PATIENCE_SECONDS = 60;

    private final Device device;
    private final Path file;
    private final Copying copying;
    private volatile long kept;

    /**
     * Prepares it.
     *
     * @param file gets its name when all of it is there
     */
    public ImageSave(Device device, Path file) {
        this.device = device;
        this.file = file;
        this.copying = new Copying(device.size());
    }

    /** Returns how many bytes of the device are kept for a second run, where this one did not come to its end. */
    public long kept() {
        return kept;
    }

    /** Returns how far it is. */
    public Event.Progress progress() {
        return copying.progress();
    }

    /**
     * Does it, connecting again where the node is lost on the way.
     *
     * @return how many bytes an earlier run had brought
     * @throws IOException if it does not succeed; a second run goes on from the last whole chunk
     */
    public long from(NodeWork work) throws IOException {
        String what = String.join("\t", work.name(), device.path(), Long.toString(device.size()), device.model());
        try (ImagePart part = new ImagePart(file, what)) {
            int count = Blocks.chunks(device.size(), Blocks.CHUNK);
            long there = Math.min(device.size(), (long) part.next() * Blocks.CHUNK);
            copying.skip(there);
            kept = there;
            while (part.next() < count) {
                work.check();
                try {
                    take(work, part);
                    kept = Math.min(device.size(), (long) part.next() * Blocks.CHUNK);
                } catch (ConnectionLost e) {
                    if (!work.reconnect(PATIENCE_SECONDS)) {
                        throw e;
                    }
                }
            }
            part.finish();
            return there;
        }
    }

    private void take(NodeWork work, ImagePart part) throws IOException {
        int length = Blocks.length(device.size(), Blocks.CHUNK, part.next());
        String script = DeviceScript.read(device.path(), (long) part.next() * Blocks.CHUNK, length);
        Exchange exchange = device.reading().start(work, script);
        long[] came = {0};
        try {
            exchange.endInput();
            part.take(exchange, length, () -> sum(exchange), count -> {
                came[0] += count;
                copying.done(count);
            });
        } catch (ConnectionLost e) {
            copying.done(-came[0]);
            throw e;
        } catch (IOException e) {
            String said = new String(exchange.errors(), StandardCharsets.UTF_8).strip();
            work.check();
            throw said.isEmpty() || said.matches("[0-9a-f]{64}")
                    ? e
                    : new IOException(said.lines().findFirst().orElse(""), e);
        } finally {
            work.end(exchange);
        }
    }

    private static String sum(Exchange exchange) {
        try {
            exchange.await();
        } catch (IOException e) {
            return "";
        }
        String said = new String(exchange.errors(), StandardCharsets.UTF_8).strip();
        return said.substring(said.lastIndexOf('\n') + 1);
    }
}
