package pish.exec;

import java.io.IOException;

/** A connection died in the middle of something; what was done so far on the node is not known. */
public final class ConnectionLost extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Reports it.
     *
     * @param reason one short clause
     */
    public ConnectionLost(String reason) {
        super(reason);
    }
}
