package pish.transport;

import java.io.IOException;

/** A program on a terminal of its own on a node: what it prints is all on standard output. */
public interface RemoteTerminal extends RemoteProcess {
    /** Tells the program that the terminal has another size now. */
    void resize(TerminalSize size) throws IOException;
}
