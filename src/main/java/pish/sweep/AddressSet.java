package pish.sweep;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Addresses, in no more than a bit each where they are close to each other. */
final class AddressSet {
    private static final int LOW = 16;

    private final Map<Integer, BitSet> byPrefix = new HashMap<>();

    /** Adds one; returns whether it was not there. */
    boolean add(Ipv4 address) {
        BitSet low = byPrefix.computeIfAbsent(address.bits() >>> LOW, prefix -> new BitSet());
        int index = address.bits() & 0xffff;
        boolean fresh = !low.get(index);
        low.set(index);
        return fresh;
    }
}
