package pish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import pish.node.FileFault;
import pish.render.RotatedFile;

/**
 * What the transport and its library say of themselves: in a file with {@code --verbose}, else nowhere. The library is
 * never heard below FINE, since it would write whole packets, passwords included; nor are those of its classes that write
 * commands, or what came in a broken packet.
 */
final class VerboseLog extends Handler {
    private static final String SSHJ = "net.schmizz.sshj.";
    private static final Logger ROOT = Logger.getLogger("");
    // kept, because the log manager keeps no logger that nobody refers to
    private static final List<Logger> OWN = loggers("pish");
    private static final List<Logger> TALKATIVE = loggers(SSHJ + "userauth");
    private static final List<Logger> IN_FULL =
            loggers(SSHJ + "transport", SSHJ + "connection", "pish.transport.ssh.SshChannel");
    private static final List<Logger> SILENT = loggers(
            SSHJ + "connection.channel.direct.SessionChannel",
            SSHJ + "connection.channel.Window$Local",
            SSHJ + "connection.channel.Window$Remote",
            SSHJ + "connection.channel.ChannelInputStream",
            SSHJ + "transport.Decoder",
            SSHJ + "transport.Encoder");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    /** So much, and as much again of what was before. */
    private static final RotatedFile.Size SIZE = new RotatedFile.Size(10 << 20, 1);

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final String process = "[" + ProcessHandle.current().pid() + "]";
    private final RotatedFile file;
    private boolean broken;

    private VerboseLog(RotatedFile file) {
        this.file = file;
    }

    private static List<Logger> loggers(String... names) {
        return List.of(names).stream().map(Logger::getLogger).toList();
    }

    /** Says nothing. */
    static void silence() {
        ROOT.setLevel(Level.OFF);
    }

    /**
     * Writes, from now on, what is worth knowing of connections and logins, at the end of {@code transport.log}.
     *
     * @param folder where that is; made with mode 700 if there is none
     * @param full whether also each step of the protocol
     * @return the file
     * @throws IOException if it cannot be written; says which and why
     */
    static Path begin(Path folder, boolean full) throws IOException {
        Path path = folder.resolve("transport.log");
        try {
            Files.createDirectories(folder.getParent());
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            begin(new VerboseLog(new RotatedFile(path, SIZE)), full);
            return path;
        } catch (IOException e) {
            throw new IOException("cannot write " + path + ", as --verbose wants: " + FileFault.reason(e), e);
        }
    }

    private static void begin(VerboseLog log, boolean full) {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        ROOT.addHandler(log);
        ROOT.setLevel(Level.INFO);
        OWN.forEach(logger -> logger.setLevel(full ? Level.FINER : Level.FINE));
        TALKATIVE.forEach(logger -> logger.setLevel(Level.FINE));
        IN_FULL.forEach(logger -> logger.setLevel(full ? Level.FINE : Level.WARNING));
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (broken || !isLoggable(entry)) {
            return;
        }
        // nodes have a say in these texts, and a terminal may read them
        String text = formatter.formatMessage(entry).replaceAll("\\p{Cntrl}", "?");
        String thrown = entry.getThrown() == null
                ? ""
                : ": " + String.valueOf(entry.getThrown().getMessage()).replaceAll("\\p{Cntrl}", "?");
        byte[] line = (text + thrown).getBytes(StandardCharsets.UTF_8);
        try {
            file.line(beginning(entry), line, 0, line.length);
            file.flush();
        } catch (IOException e) {
            // a full disk is no reason to stop what this is about
            broken = true;
        }
    }

    private byte[] beginning(LogRecord entry) {
        String name = String.valueOf(entry.getLoggerName());
        return (TIME.format(entry.getInstant()) + " " + process + " "
                        + Thread.currentThread().getName() + " " + name.substring(name.lastIndexOf('.') + 1) + ": ")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void flush() {
        // each line goes out at once
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            broken = true;
        }
    }
}
