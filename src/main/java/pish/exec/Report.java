package pish.exec;

import java.time.Instant;
import pish.transport.Bytes;
import pish.transport.ExitStatus;

/**
 * What came of an {@link Errand}.
 *
 * @param status the script's exit status; 255 where it did not run to its end, 124 if its time was up, 130 after Ctrl-C
 * @param out its standard output
 * @param err its standard error
 * @param failure why it did not run to its end, in one short clause, or the empty string where it did
 * @param sent when this machine had it begin
 * @param answered when the first that it printed came, or its end if it printed nothing
 */
public record Report(ExitStatus status, Bytes out, Bytes err, String failure, Instant sent, Instant answered) {
    /** Makes the report of a script that did not run to its end. */
    static Report failed(ExitStatus status, String failure) {
        Instant now = Instant.now();
        return new Report(status, Bytes.utf8(""), Bytes.utf8(""), failure, now, now);
    }

    /** Returns whether the script ran and ended with 0. */
    public boolean ok() {
        return failure.isEmpty() && status.ok();
    }

    /** Returns standard output as text, without the newlines at its end. */
    public String text() {
        return out.toString().replaceFirst("\n+\\z", "");
    }

    /** Returns in one clause why it went wrong: what it last said of that, else its status; may hold control characters. */
    public String reason() {
        if (!failure.isEmpty()) {
            return failure;
        }
        String said = err.toString().strip();
        return said.isEmpty() ? "exit " + status.code() : said.substring(said.lastIndexOf('\n') + 1);
    }
}
