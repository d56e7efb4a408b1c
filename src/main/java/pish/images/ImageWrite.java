package pish.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import pish.exec.ConnectionLost;
import pish.exec.Event;
import pish.exec.Exchange;
import pish.exec.ExchangeOutput;
import pish.exec.NodeWork;
import pish.transport.ExitStatus;

/** Copies an image to devices of nodes, chunk by chunk, each of which is read back. */
public final class ImageWrite {
    private static final int PATIENCE_SECONDS = 60;

    private final ImageSource image;
    private final Copying copying;

    /**
     * Prepares it.
     *
     * @param nodes to how many
     */
    public ImageWrite(ImageSource image, int nodes) {
        this.image = image;
        this.copying = new Copying(image.size() * nodes);
    }

    /** Returns how far all are. */
    public Event.Progress progress() {
        return copying.progress();
    }

    /**
     * Writes to one node's device, connecting again where the node is lost on the way. What an earlier run had written is
     * found right and left.
     *
     * @return how many bytes were there already
     * @throws IOException if it does not succeed
     */
    public long to(NodeWork work, Device device) throws IOException {
        try (Reading reading = new Reading()) {
            int index = 0;
            long there = 0;
            boolean looking = true;
            while (index < image.chunks().size()) {
                work.check();
                try {
                    looking = looking && has(work, device, index);
                    if (looking) {
                        there += length(index);
                        copying.skip(length(index));
                    } else {
                        write(work, device, index, reading);
                    }
                    index++;
                } catch (ConnectionLost e) {
                    if (!work.reconnect(PATIENCE_SECONDS)) {
                        throw e;
                    }
                }
            }
            answer(work, device, DeviceScript.finish(device.path()), to -> {});
            return there;
        }
    }

    private int length(int index) {
        return Blocks.length(image.size(), Blocks.CHUNK, index);
    }

    private static long offset(int index) {
        return (long) index * Blocks.CHUNK;
    }

    private boolean has(NodeWork work, Device device, int index) throws IOException {
        String script = DeviceScript.compare(device.path(), offset(index), length(index));
        return answer(work, device, script, to -> {})
                .equals(image.chunks().get(index).sum());
    }

    private void write(NodeWork work, Device device, int index, Reading reading) throws IOException {
        ImageSource.Chunk chunk = image.chunks().get(index);
        String script = DeviceScript.write(device.path(), offset(index), length(index), chunk.zero());
        Feeder feeder = chunk.zero() ? to -> {} : to -> reading.feed(index, to);
        String sum = answer(work, device, script, feeder);
        if (!sum.equals(chunk.sum())) {
            throw new IOException("what " + device.path() + " gives back from byte " + offset(index)
                    + " on is not what was written to it: is the card worn out, or smaller than it says?");
        }
        copying.done(length(index));
    }

    @FunctionalInterface
    private interface Feeder {
        void feed(ExchangeOutput to) throws IOException;
    }

    private static String answer(NodeWork work, Device device, String script, Feeder feeder) throws IOException {
        Exchange exchange = device.writing().start(work, script);
        try {
            feeder.feed(new ExchangeOutput(exchange));
            exchange.endInput();
            String said = new String(exchange.readNBytes(Blocks.PIECE), StandardCharsets.UTF_8).strip();
            ExitStatus status = exchange.await();
            String error = new String(exchange.errors(), StandardCharsets.UTF_8).strip();
            if (!error.isEmpty() || !status.ok()) {
                throw new IOException(
                        error.lines().findFirst().orElse("it ended without a word, exit " + status.code()));
            }
            return said;
        } finally {
            work.end(exchange);
        }
    }

    /** gzip at its fastest: networks of boards are slower than that, and cards too. */
    private static final class Fast extends GZIPOutputStream {
        private Fast(OutputStream to) throws IOException {
            super(to, Blocks.PIECE);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Reads the image for one node. */
    private final class Reading implements AutoCloseable {
        private InputStream in = InputStream.nullInputStream();
        private long position = Long.MAX_VALUE;

        private void feed(int index, ExchangeOutput to) throws IOException {
            if (position > offset(index)) {
                in.close();
                in = image.open();
                position = 0;
            }
            in.skipNBytes(offset(index) - position);
            position = offset(index);
            byte[] piece = new byte[Blocks.PIECE];
            try (Fast out = new Fast(to)) {
                for (int left = length(index); left > 0 && !to.isClosed(); ) {
                    int count = in.readNBytes(piece, 0, Math.min(piece.length, left));
                    if (count == 0) {
                        throw new IOException(image.file() + " has changed meanwhile");
                    }
                    position += count;
                    left -= count;
                    out.write(piece, 0, count);
                }
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
