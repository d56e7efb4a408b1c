package pish.sweep;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads four octets, each {@code *} or a list of numbers and ranges, whose ends may be left out: {@code 10.0.0-1.1,5,9-}.
 * The grammar is that of nmap's target specification.
 */
final class OctetReader {
    private static final Pattern ITEM = Pattern.compile("([0-9]*)(-?)([0-9]*)");
    private static final int BYTES = 4;
    private static final int LARGEST = 255;

    private OctetReader() {}

    /** Returns the addresses; empty where the text is no such thing, and maybe a name. */
    static Optional<AddressBlock> read(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != BYTES) {
            return Optional.empty();
        }
        List<BitSet> octets = new ArrayList<>();
        for (String part : parts) {
            BitSet octet = new BitSet(LARGEST + 1);
            if (part.equals("*")) {
                octet.set(0, LARGEST + 1);
            } else if (!fill(octet, part)) {
                return Optional.empty();
            }
            octets.add(octet);
        }
        return Optional.of(new AddressBlock(octets));
    }

    private static boolean fill(BitSet octet, String list) {
        for (String item : list.split(",", -1)) {
            Matcher range = ITEM.matcher(item);
            if (item.isEmpty() || !range.matches()) {
                return false;
            }
            int first = number(range.group(1), 0);
            int last = range.group(2).isEmpty() ? first : number(range.group(3), LARGEST);
            if (last > LARGEST || first > last) {
                return false;
            }
            octet.set(first, last + 1);
        }
        return true;
    }

    private static int number(String digits, int otherwise) {
        if (digits.isEmpty()) {
            return otherwise;
        }
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(significant);
    }
}
