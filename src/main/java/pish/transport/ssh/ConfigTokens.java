package pish.transport.ssh;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.node.Node;

/**
 * What stands for {@code %h} and its like in values of ssh_config (ssh_config(5), TOKENS).
 *
 * @param original the host as it was given to ssh
 * @param target where the connection goes and as whom
 * @param home the user's home folder
 * @param localUser the account that runs pish
 * @param environment what {@code ${NAME}} stands for
 */
record ConfigTokens(String original, Node target, Path home, String localUser, Map<String, String> environment) {
    private static final Pattern TOKEN = Pattern.compile("%(.?)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)\\}");

    /** Returns what a HostName makes of a host. */
    static String hostName(ConfigLine line, String host) {
        return TOKEN.matcher(line.word())
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "%" -> "%";
                            case "h" -> host;
                            default -> throw unknown(line, found.group(1), "%%h");
                        }));
    }

    /** Returns a command or a way with its tokens replaced. */
    String proxy(ConfigLine line, String text) {
        return expand(line, text, "%hnpr");
    }

    /**
     * Returns the path that a value names: {@code ~}, tokens and variables of the environment replaced. A relative one
     * begins where pish runs.
     */
    Path path(ConfigLine line, String value) {
        String text = value.equals("~") || value.startsWith("~/") ? home + value.substring(1) : value;
        if (text.startsWith("~")) {
            throw line.error("another user's home: " + value, "write the whole path");
        }
        String expanded = expand(line, text, "%CdhikLlnpru");
        return Path.of(VARIABLE.matcher(expanded)
                        .replaceAll(found -> Matcher.quoteReplacement(variable(line, found.group(1)))))
                .toAbsolutePath();
    }

    /** Returns a variable of the environment, which has to be there. */
    String variable(ConfigLine line, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw line.error("no variable " + name + " in the environment", "export " + name + ", or write the path");
        }
        return value;
    }

    private String expand(ConfigLine line, String text, String allowed) {
        return TOKEN.matcher(text).replaceAll(found -> {
            String token = found.group(1);
            if (token.isEmpty() || allowed.indexOf(token.charAt(0)) < 0) {
                throw unknown(line, token, "%" + String.join(" %", allowed.split("")));
            }
            return Matcher.quoteReplacement(value(token.charAt(0)));
        });
    }

    private static pish.syntax.SyntaxError unknown(ConfigLine line, String token, String known) {
        return line.error(line.keyword() + " has no token %" + token, "it takes " + known);
    }

    private String value(char token) {
        return switch (token) {
            case 'h' -> target.address();
            case 'n' -> original;
            case 'p' -> Integer.toString(target.effectivePort());
            case 'r' -> target.user();
            case 'u' -> localUser;
            case 'd' -> home.toString();
            case 'i' -> Long.toString(new UnixSystem().getUid());
            case 'k' -> target.hostKeyAlias().isEmpty() ? original : target.hostKeyAlias();
            case 'l' -> localHost();
            case 'L' -> localHost().replaceFirst("\\..*", "");
            case 'C' -> sha1(localHost() + target.address() + target.effectivePort() + target.user());
            default -> "%";
        };
    }

    /** The kernel's own name for this machine: asking Java would ask the resolver. */
    private static String localHost() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException noProc) {
            return System.getenv().getOrDefault("HOSTNAME", "localhost");
        }
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format("%040x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
