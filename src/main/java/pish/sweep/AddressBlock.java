package pish.sweep;

import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * Addresses of which each byte is one of a set, as nmap's octet lists and ranges name them. Never holds the addresses
 * themselves.
 */
final class AddressBlock implements Iterable<Ipv4> {
    private static final int BYTES = 4;
    private static final int VALUES = 256;

    private final List<BitSet> octets;

    /** Takes four sets of 0 to 255, none of them empty. */
    AddressBlock(List<BitSet> octets) {
        this.octets = List.copyOf(octets);
    }

    static AddressBlock of(Ipv4 address) {
        return new AddressBlock(IntStream.range(0, BYTES)
                .mapToObj(i -> {
                    BitSet one = new BitSet(VALUES);
                    one.set(address.octet(i));
                    return one;
                })
                .toList());
    }

    /**
     * Returns all addresses that share their first bits with one of these; each byte is widened by itself.
     *
     * @param bits 0 to 32
     */
    AddressBlock widened(int bits) {
        int mask = bits == 0 ? 0 : -1 << (32 - bits);
        return new AddressBlock(IntStream.range(0, BYTES)
                .mapToObj(i -> widened(octets.get(i), new Ipv4(mask).octet(i)))
                .toList());
    }

    private static BitSet widened(BitSet octet, int mask) {
        BitSet wide = new BitSet(VALUES);
        octet.stream().map(value -> value & mask).forEach(first -> wide.set(first, (first | (~mask & 0xff)) + 1));
        return wide;
    }

    /** Returns how many there are, 1 to 2 to the power of 32. */
    long size() {
        return octets.stream().mapToLong(BitSet::cardinality).reduce(1, (a, b) -> a * b);
    }

    boolean contains(Ipv4 address) {
        return IntStream.range(0, BYTES).allMatch(i -> octets.get(i).get(address.octet(i)));
    }

    /** Returns them in order, each made when it is asked for. */
    @Override
    public Iterator<Ipv4> iterator() {
        return new Iterator<>() {
            private final int[] at =
                    octets.stream().mapToInt(octet -> octet.nextSetBit(0)).toArray();
            private boolean more = true;

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public Ipv4 next() {
                if (!more) {
                    throw new NoSuchElementException();
                }
                Ipv4 address = new Ipv4(at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3]);
                more = step(at);
                return address;
            }
        };
    }

    /** Counts on, the last byte first; returns false after the last address. */
    private boolean step(int[] at) {
        for (int i = BYTES - 1; i >= 0; i--) {
            int next = octets.get(i).nextSetBit(at[i] + 1);
            if (next >= 0) {
                at[i] = next;
                return true;
            }
            at[i] = octets.get(i).nextSetBit(0);
        }
        return false;
    }
}
