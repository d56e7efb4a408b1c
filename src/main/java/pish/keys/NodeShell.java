package pish.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import pish.exec.Exchange;
import pish.exec.NodeWork;
import pish.transport.ExitStatus;
import pish.transport.ShellQuoting;

/** Runs {@link KeyScript}s on one node. */
final class NodeShell {
    private static final int MOST = 16 << 20;

    private final NodeWork work;

    NodeShell(NodeWork work) {
        this.work = work;
    }

    /**
     * Runs one.
     *
     * @param input what it reads, each char one byte
     * @return what it printed, each char one byte
     * @throws IOException if it failed; the message is what it said last
     */
    String ask(String script, String input) throws IOException {
        byte[] text = script.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(text);
        first.writeBytes(input.getBytes(StandardCharsets.ISO_8859_1));
        Exchange exchange = work.start(ShellQuoting.scriptFromInput(text.length), first.toByteArray());
        try {
            exchange.endInput();
            byte[] answer = exchange.readNBytes(MOST);
            if (answer.length == MOST) {
                throw new IOException("it answered with more than " + (MOST >> 20) + " MiB");
            }
            ExitStatus status = exchange.await();
            if (!status.ok()) {
                throw new IOException(said(exchange, status));
            }
            return new String(answer, StandardCharsets.ISO_8859_1);
        } finally {
            work.end(exchange);
        }
    }

    private static String said(Exchange exchange, ExitStatus status) {
        String errors = new String(exchange.errors(), StandardCharsets.UTF_8).strip();
        return errors.isEmpty() ? "exit " + status.code() : errors.substring(errors.lastIndexOf('\n') + 1);
    }
}
