package pish.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One small sh beside the JVM. It signals process groups, which costs no fork each, and when its standard input ends it
 * kills every process that carries the run's mark and removes the run's folder. Its input ends with the JVM however that
 * dies, so that even after {@code kill -9} nothing is left behind.
 */
final class Reaper implements AutoCloseable {
    /** Environment variable that marks the processes of a run; its value is the run's folder. */
    static final String MARK = "PISH_DEMO";

    /** Reads lines {@code SIGNAL GROUP}; its name, {@code $0}, is the folder. A round of kills may miss a new fork. */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM
            while read -r signal group; do kill -s "$signal" -- "-$group" 2>&-; done
            round=0
            while [ $round -lt 50 ]; do
              found=$(grep -lsF "PISH_DEMO=$0" /proc/[0-9]*/environ)
              [ -n "$found" ] || break
              for file in $found; do pid=${file#/proc/}; kill -s KILL "${pid%/*}" 2>&-; done
              round=$((round + 1))
            done
            rm -rf -- "$0"
            """;

    private static final long PATIENCE_SECONDS = 5;

    private final Process process;
    private final OutputStream orders;

    private Reaper(Process process) {
        this.process = process;
        this.orders = process.getOutputStream();
    }

    /** Starts the reaper of the run whose folder this is, in a session of its own: a terminal's Ctrl-C passes it by. */
    static Reaper start(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("setsid", "sh", "-c", SCRIPT, folder.toString())
                .directory(Path.of("/").toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().keySet().retainAll(Set.of("PATH"));
        return new Reaper(builder.start());
    }

    /**
     * Sends a signal to every process of a group.
     *
     * @param signal its name without {@code SIG}
     * @param group the process group's id, above 1
     */
    synchronized void signal(String signal, long group) {
        try {
            orders.write((signal + ' ' + group + '\n').getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            // the reaper is gone, and with it the run's processes
        }
    }

    /** Kills what is left of the run, removes its folder, and waits for that at most 5 s. */
    @Override
    public void close() {
        try {
            orders.close();
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
