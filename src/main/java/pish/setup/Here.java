package pish.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs shell text on this machine. */
public final class Here {
    private Here() {}

    /**
     * Runs it, with nothing to read.
     *
     * @return the last line that it printed, on either stream
     * @throws IOException if it failed; the message is that line
     */
    public static String run(String command) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        String last = said.substring(said.lastIndexOf('\n') + 1);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return last;
    }
}
