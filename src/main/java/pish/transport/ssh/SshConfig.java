package pish.transport.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import pish.syntax.SyntaxError;

/**
 * What the user's and the machine's ssh_config say (ssh_config(5)). Files are read once, when first asked for. Safe for
 * many threads.
 */
final class SshConfig {
    private static final Logger LOG = Logger.getLogger(SshConfig.class.getName());

    private final List<Path> files;
    private final Path home;
    private final ConfigFiles read = new ConfigFiles();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /**
     * Prepares to read.
     *
     * @param files the user's file, then the machine's; none has to exist
     * @param home the user's home folder
     */
    SshConfig(List<Path> files, Path home) {
        this.files = List.copyOf(files);
        this.home = home;
    }

    /** Returns ssh's own files: the user's, then the machine's. */
    static List<Path> defaults(Path home) {
        return List.of(home.resolve(".ssh/config"), Path.of("/etc/ssh/ssh_config"));
    }

    /**
     * Returns what is set for a host.
     *
     * @throws SyntaxError if a file cannot be trusted, or one of its lines for this host not be understood
     */
    ConfigValues of(ConfigQuery query) {
        ConfigValues values = new ConfigValues();
        if (pass(query, values, Optional.empty())) {
            values.settleName();
            pass(query, values, Optional.of(values.hostName(query.host()).toLowerCase(Locale.ROOT)));
        }
        refuse(values, "addressfamily", "any", "inet");
        refuse(values, "canonicalizehostname", "no");
        refuse(values, "proxyusefdpass", "no");
        refuse(values, "bindinterface");
        refuse(values, "revokedhostkeys", "none");
        values.passedOver().forEach(this::say);
        return values;
    }

    /** Returns whether a second pass is wanted. */
    private boolean pass(ConfigQuery query, ConfigValues values, Optional<String> finalName) {
        ConfigWalk walk = new ConfigWalk(read, home, query, values, finalName);
        for (Path file : files) {
            boolean system = file.startsWith("/etc/ssh");
            walk.read(file, system ? file.getParent() : home.resolve(".ssh"));
        }
        return walk.wantsFinal();
    }

    /** Refuses an option that would change where a connection goes, or whom it trusts, and that pish cannot heed. */
    private static void refuse(ConfigValues values, String keyword, String... harmless) {
        values.line(keyword).ifPresent(line -> {
            if (!values.is(keyword, harmless)) {
                throw line.error("pish cannot do " + line.text().strip(), "take it out for this host");
            }
        });
    }

    private void say(ConfigLine line) {
        if (LOG.isLoggable(Level.FINE) && said.add(line.where())) {
            // the keyword alone: SetEnv and the like may hold what no log should
            LOG.fine(line.where() + ": passed over: " + line.text().strip().split("[ \t=]", 2)[0]);
        }
    }
}
