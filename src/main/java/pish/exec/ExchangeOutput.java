package pish.exec;

import java.io.IOException;
import java.io.OutputStream;

/** A command's standard input as a stream; what it does not take is dropped, since its answer will say why. */
public final class ExchangeOutput extends OutputStream {
    private final Exchange exchange;
    private boolean closed;

    /** Writes to a command, which the caller ends. */
    public ExchangeOutput(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Returns whether the command takes no more. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        closed = closed || !exchange.send(bytes, offset, length);
    }
}
