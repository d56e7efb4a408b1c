package pish.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pish.exec.Exchange;
import pish.exec.NodeWork;
import pish.exec.SecretInput;
import pish.transport.ShellQuoting;

/**
 * A password on its way to nodes' accounts. A FIFO in a folder that only the account may enter holds it ready: it is in no
 * argument, no environment and no file, and root's command there, which sudo may want a password for, takes it out.
 */
public final class NewPassword implements AutoCloseable {
    private static final int RANDOM_BYTES = 16;
    private static final int LONGEST_ANSWER = 16;

    /** Reads a place, and goes on with a password, which waits in the FIFO until it is taken; nobody waits for long. */
    private static final String BRING = """
            umask 077
            read -r place
            mkdir "$place" && mkfifo "$place/in" || exit 1
            echo ready
            limit=
            ! command -v timeout >/dev/null || limit='timeout 900'
            exec $limit sh -c 'cat >"$1/in"' sh "$place"
            """;

    /** Takes it out as root. The FIFO is the account's that pish logs in by, whose password it is to be. */
    private static final String CHANGE = """
            account=$(stat -c %U "$1/in") && IFS= read -r secret <"$1/in" || { echo 'the password did not arrive' >&2; exit 1; }
            printf '%s:%s\\n' "$account" "$secret" | chpasswd && echo "$account has the new password"
            """;

    private final String place;
    private final char[] password;
    private final Map<String, Exchange> waiting = new ConcurrentHashMap<>();

    /**
     * Prepares it.
     *
     * @param password of one line; left as it is
     */
    public NewPassword(char[] password) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        this.place = "/tmp/.pish-" + HexFormat.of().formatHex(random) + ".";
        this.password = password.clone();
    }

    /**
     * Brings it to a node, where it waits.
     *
     * @throws IOException if that fails
     */
    public void bring(NodeWork work) throws IOException {
        String first = BRING + place + work.name() + "\n";
        Exchange exchange =
                work.start(ShellQuoting.scriptFromInput(BRING.length()), first.getBytes(StandardCharsets.UTF_8));
        waiting.put(work.name(), exchange);
        StringBuilder answer = new StringBuilder();
        for (int c = exchange.read(); c >= 0 && c != '\n' && answer.length() < LONGEST_ANSWER; c = exchange.read()) {
            answer.append((char) c);
        }
        if (!answer.toString().equals("ready")) {
            String said = new String(exchange.errors(), StandardCharsets.UTF_8).strip();
            throw new IOException(said.isEmpty() ? "it takes no password" : said);
        }
        byte[] secret = SecretInput.of("", password);
        exchange.send(secret, 0, secret.length);
        exchange.endInput();
        Arrays.fill(secret, (byte) 0);
    }

    /** Returns the command, for a node's persistent shell, that makes it the account's password. */
    public String command() {
        return AsRoot.command(CHANGE, "\"" + place + "$PISH_NODE\"");
    }

    /** Returns shell text that takes away what is left on a node, also where it was not taken out. */
    public String cleaning(String node) {
        return "d=" + ShellQuoting.word(place + node) + "; [ ! -p \"$d/in\" ] || (exec 3<>\"$d/in\"); rm -rf \"$d\"";
    }

    /** Forgets it; nodes where it waits still have it until they are cleaned. */
    @Override
    public void close() {
        waiting.values().forEach(Exchange::close);
        Arrays.fill(password, '\0');
    }
}
