package pish.sweep;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as inet_aton(3) reads them: one to four numbers, each decimal, octal (from 0) or hexadecimal (from 0x), of which
 * the last fills all bytes that are left. So {@code 192.168.0} is 192.168.0.0.
 */
final class InternetNumber {
    private static final Pattern NUMBER = Pattern.compile("0[xX]([0-9a-fA-F]+)|(0[0-7]*)|([1-9][0-9]*)");
    private static final int PARTS = 4;

    private InternetNumber() {}

    static Optional<Ipv4> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > PARTS) {
            return Optional.empty();
        }
        long bits = 0;
        for (int i = 0; i < parts.length; i++) {
            int bytes = i < parts.length - 1 ? 1 : PARTS - i;
            long number = number(parts[i]);
            if (number < 0 || number >>> (8 * bytes) != 0) {
                return Optional.empty();
            }
            bits = (bits << (8 * bytes)) | number;
        }
        return Optional.of(new Ipv4((int) bits));
    }

    /** Returns the number, or -1 where it is none or too large for any address. */
    private static long number(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return -1;
        }
        try {
            if (number.group(1) != null) {
                return Long.parseLong(number.group(1), 16);
            }
            return number.group(2) != null ? Long.parseLong(text, 8) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
