package pish.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import pish.syntax.SyntaxError;

/**
 * Addresses to leave out. Read as nmap reads {@code --exclude}, which is not how it reads targets: a number is one address as
 * inet_aton(3) has it, a name stands for all its addresses, and what is wrong is fatal.
 */
final class Exclusions {
    private final List<AddressBlock> blocks = new ArrayList<>();
    private final Resolver resolver;

    Exclusions(Resolver resolver) {
        this.resolver = resolver;
    }

    boolean contain(Ipv4 address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /** Adds a list with commas, each of which separates; one at the end does not count. */
    void addList(String list) {
        if (!list.isEmpty()) {
            List.of((list.endsWith(",") ? list.substring(0, list.length() - 1) : list).split(",", -1))
                    .forEach(this::add);
        }
    }

    /** Adds what one word means; throws a {@link SyntaxError} whose source is the word. */
    void add(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        int bits = slash < 0 ? TargetReader.WIDTH : bits(text, slash);
        if (host.contains(":")) {
            return; // no IPv6 address is swept in the first place
        }
        Optional<AddressBlock> block =
                InternetNumber.parse(host).map(AddressBlock::of).or(() -> OctetReader.read(host));
        if (block.isPresent()) {
            blocks.add(block.get().widened(bits));
            return;
        }
        List<Ipv4> addresses = resolver.resolve(host);
        if (addresses.isEmpty()) {
            throw new SyntaxError(
                    "Error resolving name \"" + host + "\"",
                    text,
                    0,
                    host.length(),
                    "every comma separates: write an octet list with /32, or as several addresses");
        }
        addresses.forEach(address -> blocks.add(AddressBlock.of(address).widened(bits)));
    }

    private static int bits(String text, int slash) {
        OptionalInt bits = Netmask.parse(text.substring(slash + 1));
        if (bits.isEmpty() || bits.getAsInt() > TargetReader.WIDTH) {
            String message = (bits.isEmpty() ? "Error parsing netmask in \"" : "Illegal netmask in \"") + text + "\"";
            throw new SyntaxError(message, text, slash, text.length(), "write /0 to /32");
        }
        return bits.getAsInt();
    }
}
