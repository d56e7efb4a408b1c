package pish.transport;

import java.nio.charset.StandardCharsets;

/**
 * How a line went in a shell.
 *
 * @param status its exit status; 255 where the shell was lost
 * @param out what came on standard output, each char one byte
 * @param err what came on standard error, each char one byte
 * @param directory where the shell was afterwards
 * @param lost why the shell was lost, or the empty string
 */
record Answer(int status, String out, String err, String directory, String lost) {
    /** Returns standard output as UTF-8 text. */
    String text() {
        return new String(out.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
