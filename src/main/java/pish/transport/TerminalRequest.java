package pish.transport;

import java.util.Map;

/**
 * What a program on a terminal is given, see RFC 4254 section 6.2.
 *
 * @param type as TERM has it, for example {@code xterm-256color}
 * @param size how large it is at first
 * @param environment variables to ask for, LANG and its kin; a node may leave them out without saying so
 */
public record TerminalRequest(String type, TerminalSize size, Map<String, String> environment) {
    /** Copies the variables. */
    public TerminalRequest {
        environment = Map.copyOf(environment);
    }
}
