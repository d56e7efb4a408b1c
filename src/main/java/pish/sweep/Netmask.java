package pish.sweep;

import java.util.OptionalInt;

/** The digits after a slash. */
final class Netmask {
    private Netmask() {}

    /** Returns how many bits they say, 0 to 2147483647; nothing where they are no number, or a larger one. */
    static OptionalInt parse(String digits) {
        String significant = digits.replaceFirst("^0+(?=[0-9])", "");
        if (!significant.matches("[0-9]{1,10}")) {
            return OptionalInt.empty();
        }
        long bits = Long.parseLong(significant);
        return bits > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) bits);
    }
}
