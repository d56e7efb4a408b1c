package pish;

import java.io.PrintStream;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the transport and its library say of themselves: on standard error with {@code --verbose}, else nowhere. */
final class VerboseLog extends Handler {
    private static final Logger ROOT = Logger.getLogger("");
    // kept, because the log manager keeps no logger that nobody refers to
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("pish"), Logger.getLogger("net.schmizz.sshj.userauth"));

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final PrintStream err;

    private VerboseLog(PrintStream err) {
        this.err = err;
    }

    /** Says nothing. */
    static void silence() {
        ROOT.setLevel(Level.OFF);
    }

    /** Says, from now on, what is worth knowing of connections and logins. */
    static void speak(PrintStream err) {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        ROOT.addHandler(new VerboseLog(err));
        ROOT.setLevel(Level.INFO);
        TALKATIVE.forEach(logger -> logger.setLevel(Level.FINE));
    }

    @Override
    public void publish(LogRecord entry) {
        // nodes have a say in these texts, and a terminal may read them
        String text = formatter.formatMessage(entry).replaceAll("\\p{Cntrl}", "?");
        String thrown =
                entry.getThrown() == null ? "" : ": " + entry.getThrown().getMessage();
        err.println("pish: " + text + thrown);
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        err.flush();
    }
}
