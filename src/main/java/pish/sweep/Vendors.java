package pish.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Who makes network cards, by their Ethernet addresses: the registries of the IEEE, as {@code scripts/vendors} packs them. */
public final class Vendors {
    private static final String RESOURCE = "vendors";
    /** How many bits the prefixes of each part of the table have. */
    private static final int[] WIDTHS = {24, 28, 36};

    private static final int BRIEF = 12;
    private static final int NAME_BYTES = 3;
    /** The bit of the first byte that says that no registry gave the address. */
    private static final int LOCAL = 0x02;

    private final ByteBuffer table;
    private final int[] starts = new int[WIDTHS.length];
    private final int[] counts = new int[WIDTHS.length];
    private final int names;

    private Vendors(byte[] bytes) {
        table = ByteBuffer.wrap(bytes);
        int at = 0;
        for (int part = 0; part < WIDTHS.length; part++) {
            counts[part] = table.getInt(at);
            starts[part] = at + Integer.BYTES;
            at = starts[part] + counts[part] * entry(part);
        }
        names = at;
    }

    /** Reads the table, which takes some milliseconds. */
    public static Vendors load() {
        try (InputStream resource = Vendors.class.getResourceAsStream(RESOURCE);
                InputStream in = new GZIPInputStream(resource)) {
            return new Vendors(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the table of vendors is broken", e);
        }
    }

    /**
     * Returns who made a network card, without what says that it is a company.
     *
     * @param mac its address, as {@code dc:a6:32:01:02:03}
     * @return the empty string where that is not known, also where the address was made up on the spot
     */
    public String of(String mac) {
        if (!mac.matches("(?i)[0-9a-f]{2}(:[0-9a-f]{2}){5}")) {
            return "";
        }
        long address = Long.parseLong(mac.replace(":", ""), 16);
        for (int part = WIDTHS.length - 1; part >= 0; part--) {
            int found = find(part, address);
            if (found >= 0) {
                return name(found);
            }
        }
        return (address >>> 40 & LOCAL) != 0 ? "locally assigned" : "";
    }

    /** Returns the first words of a vendor's name, as many as fit into 12 columns, and a part of the first at least. */
    public static String brief(String vendor) {
        if (vendor.length() <= BRIEF) {
            return vendor;
        }
        int end = vendor.lastIndexOf(' ', BRIEF);
        return vendor.substring(0, end < 0 ? BRIEF : end)
                .replaceFirst("[,.&-]+$", "")
                .strip();
    }

    /** Returns whether it is the address of a Raspberry Pi's own network card. */
    public boolean isRaspberryPi(String mac) {
        return of(mac).startsWith("Raspberry Pi");
    }

    private static int entry(int part) {
        return prefixBytes(part) + NAME_BYTES;
    }

    private static int prefixBytes(int part) {
        return (WIDTHS[part] + 7) / 8;
    }

    /** Returns where a prefix's entry says where its name begins, or -1. */
    private int find(int part, long address) {
        int bytes = prefixBytes(part);
        long wanted = (address >>> (48 - WIDTHS[part])) << (8 * bytes - WIDTHS[part]);
        int low = 0;
        int high = counts[part] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = starts[part] + middle * entry(part);
            long prefix = number(at, bytes);
            if (prefix == wanted) {
                return at + bytes;
            }
            low = prefix < wanted ? middle + 1 : low;
            high = prefix < wanted ? high : middle - 1;
        }
        return -1;
    }

    private long number(int at, int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = (number << 8) | (table.get(at + i) & 0xff);
        }
        return number;
    }

    private String name(int at) {
        int start = names + (int) number(at, NAME_BYTES);
        return new String(table.array(), start + 1, table.get(start) & 0xff, StandardCharsets.US_ASCII);
    }
}
