package pish.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import pish.transport.ShellQuoting;

/** Sets what raspi-config sets. */
public final class Preferences {
    /** Exits with 0 where something was changed that counts from the next start on, as Debian's packages note it too. */
    public static final String AWAITS_START = "[ -e /run/reboot-required ]";

    private Preferences() {}

    /**
     * Returns the command that sets all but {@link Preference#HOSTNAME}, and says a line of each.
     *
     * @param values valid ones
     */
    public static String set(Map<Preference, String> values) {
        Stream<String> words = values.entrySet().stream()
                .filter(entry -> entry.getKey() != Preference.HOSTNAME)
                .map(entry -> ShellQuoting.word(entry.getKey().word() + "=" + entry.getValue()));
        // the machine that asks is where the address counts
        return AsRoot.command(
                script(),
                Stream.concat(Stream.of("''", "\"${SSH_CONNECTION%% *}\""), words)
                        .toArray(String[]::new));
    }

    /** Returns the script, which takes the folder that stands for {@code /}, an address and words KEY=VALUE. */
    static String script() {
        try (InputStream in = Preferences.class.getResourceAsStream("configure.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
