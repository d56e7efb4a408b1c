package pish.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import pish.exec.Exchange;
import pish.exec.NodeWork;
import pish.transport.ShellQuoting;

/** How the account that pish logs in by comes to a device of its node's. */
public enum Access {
    /** It may itself. */
    OWN,
    /** By sudo, which asks for nothing. */
    ROOT,
    /** By sudo, which asks for a password, or not at all. */
    ASK;

    static Access of(String word) {
        return switch (word) {
            case "own" -> OWN;
            case "root" -> ROOT;
            default -> ASK;
        };
    }

    Access max(Access other) {
        return compareTo(other) > 0 ? this : other;
    }

    /** Starts a script that deals with the device. */
    Exchange start(NodeWork work, String script) throws IOException {
        if (this != OWN) {
            return work.startAsRoot(script);
        }
        byte[] first = script.getBytes(StandardCharsets.UTF_8);
        return work.start(ShellQuoting.scriptFromInput(first.length), first);
    }
}
