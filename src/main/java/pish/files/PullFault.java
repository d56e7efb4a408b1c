package pish.files;

import java.io.IOException;

/** One file could not be copied; others may be. */
final class PullFault extends IOException {
    private static final long serialVersionUID = 1L;

    PullFault(String message) {
        super(message);
    }
}
