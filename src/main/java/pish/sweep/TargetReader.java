package pish.sweep;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * Reads targets as nmap has them: octet lists and ranges, names, numbers as inet_aton(3) reads them, each with or without a
 * netmask. Says of what is wrong what nmap says of it, and then how to mend it.
 */
final class TargetReader {
    /** The width of an address. */
    static final int WIDTH = 32;

    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*(%.+)?");
    private static final String OCTETS = "octets are *, 0 to 255, or lists and ranges of these: 192.168.1.1,5,10-20";

    private final Resolver resolver;
    private final Consumer<String> warnings;

    /**
     * Makes a reader.
     *
     * @param warnings takes what is read in another way than it was meant
     */
    TargetReader(Resolver resolver, Consumer<String> warnings) {
        this.resolver = resolver;
        this.warnings = warnings;
    }

    /** Reads one target; throws a {@link SyntaxError} whose source is the target. */
    Target read(String text) {
        int slash = text.lastIndexOf('/');
        int bits = slash < 0 ? WIDTH : bits(text, slash);
        String host = slash < 0 ? text : text.substring(0, slash);
        Optional<AddressBlock> block = OctetReader.read(host);
        if (block.isPresent()) {
            return new Target(block.get().widened(bits), Optional.empty(), "");
        }
        if (SIX.matcher(host).matches()) {
            String message = host + " looks like an IPv6 target specification";
            throw new SyntaxError(message, text, 0, host.length(), "only IPv4 is swept");
        }
        List<Ipv4> addresses = resolver.addresses(host);
        if (addresses.isEmpty()) {
            String hint = host.matches("[0-9.,*\\[\\]-]+") ? OCTETS : "write a network as 192.168.1.0/24";
            throw new SyntaxError("Failed to resolve \"" + host + "\"", text, 0, host.length(), hint);
        }
        Ipv4 first = addresses.get(0);
        return new Target(AddressBlock.of(first).widened(bits), Optional.of(first), host);
    }

    private int bits(String text, int slash) {
        OptionalInt bits = Netmask.parse(text.substring(slash + 1));
        if (bits.isEmpty()) {
            String message = "Unable to split netmask from target expression: \"" + text + "\"";
            throw new SyntaxError(message, text, slash, text.length(), "write /0 to /32");
        }
        if (bits.getAsInt() > WIDTH) {
            warnings.accept("Illegal netmask in \"" + text + "\". Assuming /32 (one host)");
        }
        return Math.min(bits.getAsInt(), WIDTH);
    }
}
