package pish.machinefile;

import java.util.Optional;

/**
 * The word that a line begins with, {@code [user@]host[:n]}, whichever dialect it is in.
 *
 * @param user what stands before {@code @}, possibly nothing
 * @param host between the two
 * @param number the colon and what follows it; of several colons, as an IPv6 address has them, none begins a number
 */
record HostWord(Optional<MachineLine.Part> user, MachineLine.Part host, Optional<MachineLine.Part> number) {
    static HostWord of(MachineLine.Part word) {
        int at = word.text().indexOf('@');
        var user = at < 0 ? Optional.<MachineLine.Part>empty() : Optional.of(word.part(0, at));
        var rest = word.part(at + 1, word.text().length());
        int colon = rest.text().indexOf(':');
        if (colon < 0 || colon != rest.text().lastIndexOf(':')) {
            return new HostWord(user, rest, Optional.empty());
        }
        var number = rest.part(colon, rest.text().length());
        return new HostWord(user, rest.part(0, colon), Optional.of(number));
    }

    /** Returns the digits after the colon, or the empty string. */
    String digits() {
        return number.map(part -> part.text().substring(1)).orElse("");
    }
}
