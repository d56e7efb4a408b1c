package pish.transport.ssh;

import java.util.Locale;

/** What becomes of a host key that nobody knows yet: StrictHostKeyChecking of ssh_config(5). */
enum Strictness {
    /** Somebody is asked. */
    ASK,
    /** It is refused without a question. */
    YES,
    /** It is accepted and added to known_hosts. */
    NEW,
    /** ssh accepts it, and lets even a changed one pass; pish does neither, and asks. */
    NO;

    /**
     * Reads a line's value.
     *
     * @throws pish.syntax.SyntaxError if it is none
     */
    static Strictness of(ConfigLine line) {
        return switch (line.word().toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> YES;
            case "no", "false", "off" -> NO;
            case "accept-new" -> NEW;
            case "ask" -> ASK;
            default -> throw line.error("StrictHostKeyChecking is not " + line.word(), "write ask, yes or accept-new");
        };
    }
}
