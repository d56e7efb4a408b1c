package pish.sweep;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 address; ordered as numbers.
 *
 * @param bits its four bytes, the first one highest
 */
public record Ipv4(int bits) implements Comparable<Ipv4> {
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int BYTE = 0xff;

    /** Reads an address of four decimal numbers; empty where it is none. */
    public static Optional<Ipv4> parse(String text) {
        Matcher parts = DOTTED.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int bits = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(parts.group(i));
            if (part > BYTE) {
                return Optional.empty();
            }
            bits = (bits << 8) | part;
        }
        return Optional.of(new Ipv4(bits));
    }

    static Ipv4 of(Inet4Address address) {
        byte[] bytes = address.getAddress();
        return new Ipv4((bytes[0] & BYTE) << 24 | (bytes[1] & BYTE) << 16 | (bytes[2] & BYTE) << 8 | (bytes[3] & BYTE));
    }

    /** Returns one of its bytes; 0 is the first. */
    int octet(int index) {
        return (bits >>> (24 - 8 * index)) & BYTE;
    }

    /** Returns it as sockets want it. */
    InetAddress inet() {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) octet(0), (byte) octet(1), (byte) octet(2), (byte) octet(3)});
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return octet(0) + "." + octet(1) + "." + octet(2) + "." + octet(3);
    }
}
