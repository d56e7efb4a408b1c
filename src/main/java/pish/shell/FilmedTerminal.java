package pish.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Cursor;
import org.jline.terminal.MouseEvent;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.ColorPalette;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import pish.script.Cast;
import pish.transport.TerminalSize;

/** A terminal that passes everything on to another one, and what is written also to a recording if there is one. */
final class FilmedTerminal implements Terminal {
    private final Terminal terminal;
    private final OutputStream output = new Both();
    private final PrintWriter writer;
    private volatile Optional<Cast> cast = Optional.empty();

    FilmedTerminal(Terminal terminal) {
        this.terminal = terminal;
        this.writer = new PrintWriter(new OutputStreamWriter(output, terminal.outputEncoding()));
    }

    /** Records from now on, or does not. */
    void film(Optional<Cast> newCast) {
        cast = newCast;
    }

    /** Returns how large it is, each side at least 1. */
    TerminalSize cells() {
        return new TerminalSize(Math.max(1, getWidth()), Math.max(1, getHeight()));
    }

    /** Returns what comes out at the other side: most of the time terminals make CR and LF of LF. */
    private byte[] shown(byte[] bytes) {
        Attributes attributes = terminal.getAttributes();
        if (!attributes.getOutputFlag(OutputFlag.OPOST) || !attributes.getOutputFlag(OutputFlag.ONLCR)) {
            return bytes;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (byte b : bytes) {
            if (b == '\n') {
                out.write('\r');
            }
            out.write(b);
        }
        return out.toByteArray();
    }

    private final class Both extends OutputStream {
        /** What was written since the last flush: the recording gets pieces as they come to be seen. */
        private final ByteArrayOutputStream unseen = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] source, int offset, int count) throws IOException {
            terminal.output().write(source, offset, count);
            if (cast.isPresent()) {
                unseen.write(source, offset, count);
            }
        }

        @Override
        public synchronized void flush() throws IOException {
            terminal.output().flush();
            byte[] bytes = unseen.toByteArray();
            unseen.reset();
            if (bytes.length > 0) {
                cast.ifPresent(film -> film.output(shown(bytes), cells()));
            }
        }
    }

    @Override
    public PrintWriter writer() {
        return writer;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public boolean puts(Capability capability, Object... parameters) {
        String sequence = getStringCapability(capability);
        if (sequence != null) {
            Curses.tputs(writer, sequence, parameters);
        }
        return sequence != null;
    }

    @Override
    public void close() throws IOException {
        flush();
        terminal.close();
    }

    @Override
    public String getName() {
        return terminal.getName();
    }

    @Override
    public SignalHandler handle(Signal signal, SignalHandler handler) {
        return terminal.handle(signal, handler);
    }

    @Override
    public void raise(Signal signal) {
        terminal.raise(signal);
    }

    @Override
    public NonBlockingReader reader() {
        return terminal.reader();
    }

    @Override
    public Charset encoding() {
        return terminal.encoding();
    }

    @Override
    public Charset inputEncoding() {
        return terminal.inputEncoding();
    }

    @Override
    public Charset outputEncoding() {
        return terminal.outputEncoding();
    }

    @Override
    public InputStream input() {
        return terminal.input();
    }

    @Override
    public boolean canPauseResume() {
        return terminal.canPauseResume();
    }

    @Override
    public void pause() {
        terminal.pause();
    }

    @Override
    public void pause(boolean wait) throws InterruptedException {
        terminal.pause(wait);
    }

    @Override
    public void resume() {
        terminal.resume();
    }

    @Override
    public boolean paused() {
        return terminal.paused();
    }

    @Override
    public Attributes enterRawMode() {
        return terminal.enterRawMode();
    }

    @Override
    public boolean echo() {
        return terminal.echo();
    }

    @Override
    public boolean echo(boolean echo) {
        return terminal.echo(echo);
    }

    @Override
    public Attributes getAttributes() {
        return terminal.getAttributes();
    }

    @Override
    public void setAttributes(Attributes attributes) {
        terminal.setAttributes(attributes);
    }

    @Override
    public Size getSize() {
        return terminal.getSize();
    }

    @Override
    public void setSize(Size size) {
        terminal.setSize(size);
    }

    @Override
    public Size getBufferSize() {
        return terminal.getBufferSize();
    }

    @Override
    public String getType() {
        return terminal.getType();
    }

    @Override
    public boolean getBooleanCapability(Capability capability) {
        return terminal.getBooleanCapability(capability);
    }

    @Override
    public Integer getNumericCapability(Capability capability) {
        return terminal.getNumericCapability(capability);
    }

    @Override
    public String getStringCapability(Capability capability) {
        return terminal.getStringCapability(capability);
    }

    @Override
    public Cursor getCursorPosition(IntConsumer discarded) {
        return terminal.getCursorPosition(discarded);
    }

    @Override
    public boolean hasMouseSupport() {
        return terminal.hasMouseSupport();
    }

    @Override
    public boolean trackMouse(MouseTracking tracking) {
        return terminal.trackMouse(tracking);
    }

    @Override
    public MouseTracking getCurrentMouseTracking() {
        return terminal.getCurrentMouseTracking();
    }

    @Override
    public MouseEvent readMouseEvent() {
        return terminal.readMouseEvent();
    }

    @Override
    public MouseEvent readMouseEvent(IntSupplier reader) {
        return terminal.readMouseEvent(reader);
    }

    @Override
    public MouseEvent readMouseEvent(String prefix) {
        return terminal.readMouseEvent(prefix);
    }

    @Override
    public MouseEvent readMouseEvent(IntSupplier reader, String prefix) {
        return terminal.readMouseEvent(reader, prefix);
    }

    @Override
    public boolean hasFocusSupport() {
        return terminal.hasFocusSupport();
    }

    @Override
    public boolean trackFocus(boolean tracking) {
        return terminal.trackFocus(tracking);
    }

    @Override
    public ColorPalette getPalette() {
        return terminal.getPalette();
    }

    @Override
    public int getDefaultForegroundColor() {
        return terminal.getDefaultForegroundColor();
    }

    @Override
    public int getDefaultBackgroundColor() {
        return terminal.getDefaultBackgroundColor();
    }
}
