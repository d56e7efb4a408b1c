package pish.exec;

import pish.transport.Bytes;

/**
 * A short script for one node, run on a channel of its own: the node's persistent shell is neither used nor changed.
 *
 * @param script POSIX shell text, run by /bin/sh in the account's home folder
 * @param input all of its standard input
 */
public record Errand(String script, Bytes input) {
    /** Makes one that reads nothing. */
    public static Errand of(String script) {
        return new Errand(script, Bytes.utf8(""));
    }
}
